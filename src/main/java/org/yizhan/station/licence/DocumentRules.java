package org.yizhan.station.licence;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.yizhan.platform.http.FieldError;

/** What a document must look like to be recorded. */
final class DocumentRules {
  private DocumentRules() {}

  /** The first thing wrong with it. */
  static Optional<FieldError> refuse(
      Credentials.Document document, Holder holder, Set<String> categories, LocalDate today) {
    var until = document.validUntil();
    if (!document.kind().fits(holder)) {
      return wrong("/kind", "is nothing that a " + holder.code() + " holds");
    }
    if (document.issuedOn().isAfter(today)) {
      return wrong("/issuedOn", "must not lie ahead; record it once it is issued");
    }
    if (until != null && until.isBefore(document.issuedOn())) {
      return wrong("/validUntil", "must not be before the day of issue");
    }
    if (document.kind() == CredentialKind.SKILL_LEVEL && document.level() == null) {
      return wrong("/level", "say the level, 1 (highest) to 5");
    }
    var examined = document.items() != null || document.result() != null;
    if (examined && document.kind() != CredentialKind.HEALTH_EXAMINATION) {
      return wrong(
          document.items() != null ? "/items" : "/result", "belongs to a health examination");
    }
    if (document.voucher() != null && !document.kind().training()) {
      return wrong("/voucher", "pays for training only");
    }
    if (document.covers() != null && !categories.containsAll(document.covers())) {
      return wrong("/covers", "names a category that is not on the menu");
    }
    return Optional.empty();
  }

  private static Optional<FieldError> wrong(String field, String message) {
    return Optional.of(new FieldError(field, message));
  }
}
