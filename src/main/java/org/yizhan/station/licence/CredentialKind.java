package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Set;
import org.yizhan.platform.text.Codes;

/** What a credential is about. */
public enum CredentialKind {
  HEALTH_EXAMINATION,
  PRE_JOB_TRAINING,
  REFRESHER_TRAINING,
  SKILL_LEVEL,
  BACKGROUND_CHECK,
  ACCIDENT_INSURANCE,
  LIABILITY_INSURANCE,
  SPECIAL_PERMIT,
  /** Schooling in domestic service with a diploma (家政相关学历教育) [001 一]. */
  DIPLOMA,
  BUSINESS_LICENCE,
  SERVICE_CERTIFICATE,
  ANNUAL_REVIEW,
  /** A serious record that forbids dispatch while it is valid (S21). */
  CREDIT_BLOCK;

  private static final Set<CredentialKind> OF_COMPANIES =
      Set.of(
          BUSINESS_LICENCE, SERVICE_CERTIFICATE, ANNUAL_REVIEW, LIABILITY_INSURANCE, CREDIT_BLOCK);

  /** As contract and tables write it: {@code health-examination}. */
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
  public static CredentialKind of(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of credential: " + code));
  }

  /** Whether it stands for hours of training. */
  boolean training() {
    return this == PRE_JOB_TRAINING || this == REFRESHER_TRAINING;
  }

  /** Whether somebody of this kind can hold it. */
  boolean fits(Holder holder) {
    return holder == Holder.COMPANY
        ? OF_COMPANIES.contains(this)
        : this != BUSINESS_LICENCE && this != ANNUAL_REVIEW;
  }
}
