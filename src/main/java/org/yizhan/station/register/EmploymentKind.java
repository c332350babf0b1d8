package org.yizhan.station.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.yizhan.platform.text.Codes;

/** What binds a worker to a company. */
public enum EmploymentKind {
  /** 劳动合同. */
  LABOUR_CONTRACT,
  /** 服务协议. */
  SERVICE_AGREEMENT,
  /** 社会保险. */
  SOCIAL_INSURANCE;

  /** As contract and tables write it: {@code labour-contract}. */
  @JsonValue
  public String code() {
    return Codes.of(this);
  }

  /**
   * The kind with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static EmploymentKind of(String code) {
    return Codes.parse(EmploymentKind.class, code);
  }
}
