package org.yizhan.station.printing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.yizhan.platform.printer.Receipt;
import org.yizhan.platform.text.Text;

/**
 * What every paper of a station has in common.
 *
 * @param phone number that residents can call; empty prints none
 */
public record Letterhead(Text station, String phone, ZoneId zone) {
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日 EEEE HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  Receipt begin(Language language) {
    return new Receipt().bold(language.of(station)).gap();
  }

  Receipt end(Receipt paper, Language language) {
    if (!phone.isEmpty()) {
      paper.line(language.of("电话 ", "Phone ") + phone);
    }
    return paper.cut();
  }

  /** Such as 11月29日 星期日 09:00. */
  String moment(Instant at, Language language) {
    return (language == Language.ZH ? ZH : EN).format(at.atZone(zone));
  }
}
