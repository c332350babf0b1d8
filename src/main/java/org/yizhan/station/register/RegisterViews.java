package org.yizhan.station.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.licence.CredentialViews.CredentialView;
import org.yizhan.station.register.WorkerRecord.Employment;
import org.yizhan.station.register.WorkerRecord.Home;
import org.yizhan.station.register.WorkerRecord.PastEmployer;

/** What the contract shows of the register. */
final class RegisterViews {
  private RegisterViews() {}

  /** A company in the list and on its own page. */
  record CompanyView(
      UUID id,
      Text name,
      @Nullable String unifiedNumber,
      @Nullable String certificateCode,
      @Nullable Text promise,
      Company.@Nullable Grade grade,
      Company.@Nullable Contact contact,
      int workers,
      ShareView staffShare,
      List<CredentialView> credentials,
      long version) {
    static CompanyView of(
        Company company, int workers, StaffShare share, List<CredentialView> credentials) {
      var entry = company.entry();
      return new CompanyView(
          company.id(),
          entry.name(),
          entry.unifiedNumber(),
          entry.certificateCode(),
          entry.promise(),
          entry.grade(),
          entry.contact(),
          workers,
          ShareView.of(share),
          credentials,
          company.version());
    }
  }

  /** The share with its parts. */
  record ShareView(
      LocalDate date,
      int workers,
      int contracts,
      int insured,
      int staff,
      double percent,
      boolean staffBased) {
    static ShareView of(StaffShare share) {
      return new ShareView(
          share.date(),
          share.workers(),
          share.contracts(),
          share.insured(),
          share.staff(),
          share.percent(),
          share.staffBased());
    }
  }

  /** A worker's page, number and phone masked. */
  record WorkerView(
      UUID id,
      UUID company,
      String surname,
      String givenName,
      String gender,
      @Nullable LocalDate bornOn,
      @Nullable String idNumber,
      @Nullable String phone,
      Home home,
      List<String> languages,
      List<String> skills,
      List<Employment> employments,
      List<PastEmployer> history,
      boolean active,
      @Nullable LocalDate joinedOn,
      @Nullable LocalDate leftOn,
      boolean photo,
      int trainingHours,
      long version) {
    static WorkerView of(WorkerRecord worker, LocalDate today, int trainingHours) {
      var entry = worker.entry();
      var number = entry.idNumber();
      return new WorkerView(
          worker.id(),
          entry.company(),
          entry.surname(),
          entry.givenName(),
          entry.gender(),
          bornOn(number, entry.gender(), today),
          number == null ? null : IdentityNumber.masked(number),
          entry.phone() == null ? null : IdentityNumber.masked(entry.phone()),
          entry.home(),
          entry.languages().stream().sorted().toList(),
          entry.skills().stream().sorted().toList(),
          entry.employments(),
          entry.history(),
          worker.active(),
          worker.joinedOn(),
          worker.leftOn(),
          worker.photo(),
          trainingHours,
          worker.version());
    }

    private static @Nullable LocalDate bornOn(
        @Nullable String number, String gender, LocalDate today) {
      if (number == null) {
        return null;
      }
      var identity = new IdentityNumber(number);
      return identity.fault(gender, today).isPresent() ? null : identity.birth();
    }
  }

  /** In clear, for a manager who asked. */
  static Map<String, String> disclosed(WorkerRecord worker) {
    var shown = new TreeMap<String, String>();
    if (worker.entry().idNumber() != null) {
      shown.put("idNumber", worker.entry().idNumber());
    }
    if (worker.entry().phone() != null) {
      shown.put("phone", worker.entry().phone());
    }
    return shown;
  }
}
