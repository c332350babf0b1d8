package org.yizhan.station.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.FieldError;

/** What an entry must look like to be written into the register. */
final class RegisterRules {
  /** GB 32100-2015: the characters in the order of their values, and the weight of each place. */
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private RegisterRules() {}

  /** The first thing wrong with a company. */
  static Optional<FieldError> refuse(Company.Entry entry, LocalDate today) {
    var number = entry.unifiedNumber();
    if (number != null && !checks(number)) {
      return wrong("/unifiedNumber", "has a wrong check character; compare it with the licence");
    }
    var grade = entry.grade();
    if (grade != null && grade.awardedOn().isAfter(today)) {
      return wrong("/grade/awardedOn", "must not lie ahead; record the grade once it is awarded");
    }
    return Optional.empty();
  }

  /** Whether the last character of a unified number fits the others. */
  static boolean checks(String number) {
    var sum = 0;
    var weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += CHARACTERS.indexOf(number.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return CHARACTERS.charAt((31 - sum % 31) % 31) == number.charAt(17);
  }

  /**
   * The first thing wrong with a worker.
   *
   * @param skills that services of the station ask for
   */
  static Optional<FieldError> refuse(
      WorkerRecord.Entry entry, Set<String> skills, LocalDate today) {
    var number = entry.idNumber();
    var fault =
        Optional.ofNullable(number)
            .flatMap(text -> new IdentityNumber(text).fault(entry.gender(), today));
    if (fault.isPresent()) {
      return wrong("/idNumber", inWords(fault.get()));
    }
    var home = entry.home();
    var metres = home.eastMetres() != null && home.northMetres() != null;
    if (home.building() == null && !metres) {
      return wrong("/home", "name a building, or say eastMetres and northMetres");
    }
    if (!skills.containsAll(entry.skills())) {
      return wrong("/skills", "names a skill that no service of the station asks for");
    }
    for (int i = 0; i < entry.employments().size(); i++) {
      var error = refuse(entry.employments(), i);
      if (error != null) {
        return wrong("/employments/" + i + error.field(), error.message());
      }
    }
    for (int i = 0; i < entry.history().size(); i++) {
      var past = entry.history().get(i);
      if (past.until() != null && past.until().isBefore(past.from())) {
        return wrong("/history/" + i + "/until", "must not be before the day it began");
      }
    }
    return Optional.empty();
  }

  private static @Nullable FieldError refuse(List<WorkerRecord.Employment> all, int index) {
    var one = all.get(index);
    if (one.until() != null && one.until().isBefore(one.from())) {
      return new FieldError("/until", "must not be before the day it began");
    }
    if (one.kind() == EmploymentKind.SOCIAL_INSURANCE && one.wageBasis() != null) {
      return new FieldError("/wageBasis", "belongs to a contract or an agreement");
    }
    if (all.subList(0, index).stream().anyMatch(one::overlaps)) {
      return new FieldError("/from", "overlaps another of the same kind; end that one first");
    }
    return null;
  }

  static String inWords(IdentityNumber.Fault fault) {
    return switch (fault) {
      case FORM -> "must be 17 digits and a check character";
      case CHECK -> "has a wrong check character; compare it with the card";
      case BIRTH -> "holds a day of birth that does not exist or lies ahead";
      case GENDER -> "does not fit the gender";
    };
  }

  private static Optional<FieldError> wrong(String field, String message) {
    return Optional.of(new FieldError(field, message));
  }
}
