package org.yizhan.station.printing;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/** What the resident reads. */
enum Language {
  ZH,
  EN;

  /**
   * @throws IllegalArgumentException when there is none of this code
   */
  @JsonCreator
  static Language of(String code) {
    return Codes.parse(Language.class, code);
  }

  String of(Text text) {
    return of(text.zh(), text.en());
  }

  String of(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
