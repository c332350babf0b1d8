package org.yizhan.station;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.yizhan.station.Examples.Example;

/** The examples of the employment register. */
final class RegisterExamples {
  private final Caller manager;

  RegisterExamples(StationFixture station) {
    this.manager = station.manager();
  }

  void addTo(Map<String, Example> byOperation) {
    byOperation.put("createCompany", (who, t) -> Request.of("companies").body(newCompany()));
    byOperation.put(
        "editCompany",
        (who, t) -> {
          var company = manager.post("/api/v1/companies", newCompany()).is(201).text("/id");
          return Request.of("companies/" + company).header("If-Match", "\"1\"").body(newCompany());
        });
    byOperation.put("createWorker", (who, t) -> Request.of("workers").body(newWorker()));
    byOperation.put("getWorkerPage", (who, t) -> Request.of("workers/" + t.worker() + "/page"));
    byOperation.put(
        "editWorkerPage",
        (who, t) ->
            Request.of("workers/" + registered() + "/page")
                .header("If-Match", "\"1\"")
                .body(newWorker()));
    byOperation.put(
        "activateWorker",
        (who, t) ->
            Request.of("workers/" + registered() + "/activity")
                .header("If-Match", "\"1\"")
                .body(Map.of("active", false)));
    byOperation.put("showIdentity", (who, t) -> Request.of("workers/" + t.worker() + "/identity"));
    addFiles(byOperation);
    byOperation.put("getImportTemplate", (who, t) -> Request.of("register/template"));
    byOperation.put(
        "importRegister",
        (who, t) ->
            Request.of("register/imports")
                .query(Map.of("mode", "check"))
                .file(Spreadsheet.TYPE, Spreadsheet.worker(companyName(), People.woman())));
  }

  private void addFiles(Map<String, Example> byOperation) {
    byOperation.put(
        "putPhoto",
        (who, t) ->
            Request.of("workers/" + t.worker() + "/photo").file("image/png", Pictures.png()));
    byOperation.put("getPhoto", (who, t) -> Request.of(photographed(t.worker()) + "/photo"));
    byOperation.put(
        "putEvidence",
        (who, t) ->
            Request.of(credential(t.worker()) + "/evidence")
                .file("application/pdf", Pictures.pdf()));
    byOperation.put(
        "getEvidence",
        (who, t) -> {
          var path = credential(t.worker());
          manager
              .with("Content-Type", "image/jpeg")
              .send("PUT", "/api/v1/" + path + "/evidence", Pictures.jpeg())
              .is(204);
          return Request.of(path + "/evidence");
        });
  }

  private String photographed(String worker) {
    manager
        .with("Content-Type", "image/png")
        .send("PUT", "/api/v1/workers/" + worker + "/photo", Pictures.png())
        .is(204);
    return "workers/" + worker;
  }

  private String credential(String worker) {
    return "credentials/"
        + manager.get("/api/v1/workers/" + worker).is(200).text("/credentials/0/id");
  }

  private String registered() {
    return manager.post("/api/v1/workers", newWorker()).is(201).text("/id");
  }

  private String companyName() {
    return manager.get("/api/v1/companies").is(200).text("/companies/0/name/zh");
  }

  private String firstCompany() {
    return manager.get("/api/v1/companies").is(200).text("/companies/0/id");
  }

  /** A company with every property that the contract knows, under a name of its own. */
  private static Map<String, Object> newCompany() {
    var name = "例" + UUID.randomUUID();
    return Map.of(
        "name", Map.of("zh", name, "en", name),
        "certificateCode", name,
        "unifiedNumber", Unified.next(),
        "promise", Map.of("zh", "不满意重做", "en", "Done again if you are not content"),
        "grade", Map.of("grade", "A", "awardedOn", "2026-01-31", "awardedBy", "示例协会"),
        "contact", Map.of("name", "示例", "phone", "13800000000"));
  }

  /** A worker with every property that the contract knows. */
  private Map<String, Object> newWorker() {
    var worker = new TreeMap<String, Object>();
    worker.put("company", firstCompany());
    worker.put("surname", "示");
    worker.put("givenName", "例");
    worker.put("gender", "f");
    worker.put("idNumber", People.woman());
    worker.put("phone", "13900000000");
    var building = manager.get("/api/v1/buildings").is(200).text("/buildings/0/id");
    worker.put("home", Map.of("building", building, "eastMetres", 100, "northMetres", -200));
    worker.put("languages", List.of("cmn", "wuu"));
    worker.put("skills", List.of("cleaning"));
    worker.put(
        "employments",
        List.of(
            Map.of(
                "company", firstCompany(),
                "kind", "labour-contract",
                "from", "2026-01-01",
                "until", "2027-12-31",
                "wageBasis", "monthly")));
    worker.put(
        "history", List.of(Map.of("company", "前公司", "from", "2020-01-01", "until", "2025-12-31")));
    return worker;
  }
}
