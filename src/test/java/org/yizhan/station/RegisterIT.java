package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Companies and workers of the employment register. */
class RegisterIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Caller manager = station.manager();
  private final Caller staff = station.as(Role.STAFF);

  private static LocalDate today() {
    return LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE);
  }

  private String newCompany(String name) {
    var body = Map.of("name", Map.of("zh", name, "en", name), "unifiedNumber", Unified.next());
    return manager.post("/api/v1/companies", body).is(201).text("/id");
  }

  private JsonNode company(String id, LocalDate date) {
    var all = manager.get("/api/v1/companies?date=" + date).is(200).json().path("companies");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(node -> node.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> worker(String company, String number, Object... employments) {
    var entry = new TreeMap<String, Object>();
    entry.put("company", company);
    entry.put("surname", "端木");
    entry.put("givenName", "样");
    entry.put("gender", "f");
    entry.put("idNumber", number);
    entry.put("phone", "13800138000");
    entry.put("home", Map.of("eastMetres", 10, "northMetres", 20));
    entry.put("skills", List.of("cleaning"));
    entry.put("employments", List.of(employments));
    return entry;
  }

  private static Map<String, Object> employment(String kind, LocalDate from, LocalDate until) {
    return Map.of("kind", kind, "from", from.toString(), "until", until.toString());
  }

  @Test
  void aCompanyWithoutWorkersIsListedAndKeepsItsPapers() {
    var id = newCompany("没有人的公司");
    var permit = Map.of("kind", "business-licence", "issuedOn", today().toString());
    manager.post("/api/v1/companies/" + id + "/credentials", permit).is(201);
    var listed = company(id, today());
    assertThat(listed.path("workers").asInt()).isZero();
    assertThat(listed.path("credentials")).hasSize(1);
    assertThat(listed.at("/staffShare/percent").asDouble()).isZero();
    assertThat(listed.at("/staffShare/staffBased").asBoolean()).isFalse();
  }

  @Test
  void aCompanyIsEditedOnceByWhoeverReadItLast() {
    var id = newCompany("要改的公司");
    var path = "/api/v1/companies/" + id;
    var body =
        Map.of(
            "name", Map.of("zh", "改过的公司", "en", "Edited"),
            "grade", Map.of("grade", "B", "awardedOn", "2026-03-01", "awardedBy", "示例协会"),
            "contact", Map.of("phone", "13800138001"));
    manager.put(path, body).isProblem(428, "version-missing");
    var edited = manager.with("If-Match", "\"1\"").put(path, body).is(200);
    assertThat(edited.header("ETag")).isEqualTo("\"2\"");
    assertThat(edited.text("/contact/phone")).isEqualTo("13800138001");
    manager.with("If-Match", "\"1\"").put(path, body).isProblem(412, "stale-version");
    staff.with("If-Match", "\"2\"").put(path, body).isProblem(403, "not-allowed");
    newCompany("另一家公司");
    manager
        .post("/api/v1/companies", Map.of("name", Map.of("zh", "另一家公司", "en", "Other")))
        .isProblem(409, "company-known");
  }

  @Test
  void halfOfTheWorkersAreNotYetMoreThanHalf() {
    var id = newCompany("员工制公司");
    var year = today().plusYears(1);
    var contract = employment("labour-contract", today(), year);
    var insurance = employment("social-insurance", today(), year);
    manager.post("/api/v1/workers", worker(id, People.woman(), contract, insurance)).is(201);
    var second = worker(id, People.woman(), contract);
    var other = manager.post("/api/v1/workers", second).is(201).text("/id");
    var half = company(id, today()).path("staffShare");
    assertThat(half.path("workers").asInt()).isEqualTo(2);
    assertThat(half.path("contracts").asInt()).isEqualTo(2);
    assertThat(half.path("insured").asInt()).isEqualTo(1);
    assertThat(half.path("percent").asDouble()).isEqualTo(50);
    assertThat(half.path("staffBased").asBoolean()).isFalse();

    second.remove("idNumber");
    second.put("employments", List.of(contract, insurance));
    var page = "/api/v1/workers/" + other + "/page";
    staff.with("If-Match", "\"1\"").put(page, second).is(200);
    assertThat(company(id, today()).at("/staffShare/staffBased").asBoolean()).isTrue();
    assertThat(company(id, year.plusDays(1)).at("/staffShare/staff").asInt()).isZero();
    assertThat(company(id, today().minusDays(1)).at("/staffShare/workers").asInt()).isZero();
  }

  @Test
  void theSampleHasACompanyOnEachSideOfTheLine() {
    var all = manager.get("/api/v1/companies").is(200).json().path("companies");
    assertThat(all.findValuesAsText("staffBased")).contains("true", "false");
  }

  @Test
  void numberAndPhoneAreMaskedUntilAManagerAsksWhichIsAnEvent() {
    var id = newCompany("有人的公司");
    var number = People.woman();
    var created = staff.post("/api/v1/workers", worker(id, number)).is(201);
    var path = "/api/v1/workers/" + created.text("/id");
    assertThat(created.text("/bornOn")).isEqualTo("1982-07-03");
    assertThat(staff.get(path + "/page").is(200).body())
        .contains("**************" + number.substring(14), "*******8000")
        .doesNotContain(number, "13800138000");
    staff.post(path + "/identity").isProblem(403, "not-allowed");
    var shown = manager.post(path + "/identity").is(200);
    assertThat(shown.text("/idNumber")).isEqualTo(number);
    assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
    var events =
        station
            .database()
            .rows(
                "SELECT type, convert_from(body, 'UTF8') FROM event WHERE subject = '"
                    + created.text("/id")
                    + "'")
            .toString();
    assertThat(events)
        .contains("org.yizhan.worker.registered.v1", "org.yizhan.worker.identity-shown.v1")
        .doesNotContain(number, "13800138000", "端木");
  }

  @Test
  void onePersonIsRegisteredOnce() {
    var id = newCompany("只登记一次");
    var number = People.woman();
    manager.post("/api/v1/workers", worker(id, number)).is(201);
    manager.post("/api/v1/workers", worker(id, number)).isProblem(409, "worker-known");
  }

  @Test
  void whatIsWrongWithAWorkerIsNamed() {
    var id = newCompany("挑错的公司");
    var good = People.woman();
    var wrongCheck = good.substring(0, 17) + (good.endsWith("0") ? "1" : "0");
    names("/idNumber", worker(id, wrongCheck));
    names("/idNumber", worker(id, People.numbered("99999919820230000")));
    names("/idNumber", worker(id, People.numbered("99999919820703001")));
    var rocket = worker(id, good);
    rocket.put("skills", List.of("rocket-science"));
    names("/skills", rocket);
    var nowhere = worker(id, good);
    nowhere.put("home", Map.of("eastMetres", 5));
    names("/home", nowhere);
    var contract = employment("labour-contract", today(), today().plusDays(9));
    names("/employments/1/from", worker(id, good, contract, contract));
    names(
        "/employments/0/until",
        worker(id, good, employment("labour-contract", today(), today().minusDays(1))));
    names("/company", worker("0198f000-0000-7000-8000-000000000000", good));
    manager
        .put("/api/v1/workers/0198f000-0000-7000-8000-000000000000/page", worker(id, good))
        .isProblem(428, "version-missing");
    manager
        .with("If-Match", "\"1\"")
        .put("/api/v1/workers/0198f000-0000-7000-8000-000000000000/page", worker(id, good))
        .isProblem(404, "not-found");
  }

  private void names(String field, Map<String, Object> entry) {
    assertThat(manager.post("/api/v1/workers", entry).isProblem(400, "invalid-input").wrongFields())
        .containsExactly(field);
  }

  @Test
  void whoeverLeavesIsTakenOffTheVisitsAheadAndMayComeBack() {
    var counter = station.counter();
    var ticket = counter.booksAny(counter.service("Home cleaning, 2 hours"));
    var path = "/api/v1/workers/" + ticket.worker();
    var version = staff.get(path + "/page").is(200).header("ETag");
    var left =
        staff.with("If-Match", version).put(path + "/activity", Map.of("active", false)).is(200);
    assertThat(left.text("/leftOn")).isEqualTo(today().toString());
    assertThat(manager.get(ticket.visitPath()).is(200).text("/state")).isEqualTo("unassigned");
    assertThat(manager.get(path).is(200).json().path("active").asBoolean()).isFalse();
    staff
        .with("If-Match", version)
        .put(path + "/activity", Map.of("active", true))
        .isProblem(412, "stale-version");
    staff
        .with("If-Match", left.header("ETag"))
        .put(path + "/activity", Map.of("active", true))
        .is(200);
    assertThat(manager.get(path).is(200).json().path("active").asBoolean()).isTrue();
  }

  @Test
  void anExaminationThatFoundSomebodyUnfitEndsTheOnesBefore() {
    var counter = station.counter();
    var worker = counter.booksAny(counter.service("Home cleaning, 2 hours")).worker();
    var found =
        Map.of(
            "kind",
            "health-examination",
            "issuedOn",
            today().toString(),
            "items",
            List.of("胸透", "肝功能"),
            "result",
            "unfit",
            "consented",
            true,
            "paidBy",
            "government",
            "subsidyPercent",
            50);
    var added = manager.post("/api/v1/workers/" + worker + "/credentials", found).is(201);
    assertThat(added.text("/standing")).isEqualTo("revoked");
    assertThat(added.text("/items/0")).isEqualTo("胸透");
    var file = manager.get("/api/v1/workers/" + worker).is(200).json();
    assertThat(StreamSupport.stream(file.path("credentials").spliterator(), false))
        .filteredOn(node -> node.path("kind").asText().equals("health-examination"))
        .allMatch(node -> node.path("standing").asText().equals("revoked"));
    assertThat(file.path("licences").findValuesAsText("licensed")).containsOnly("false");
    assertThat(station.database().everything("credential")).doesNotContain("胸透", "unfit");
  }

  @Test
  void everythingIsThereAfterARestart() {
    var id = newCompany("重启也在");
    var number = People.woman();
    var worker =
        manager
            .post(
                "/api/v1/workers",
                worker(id, number, employment("service-agreement", today(), today().plusDays(5))))
            .is(201)
            .text("/id");
    station.stop();
    station.start();
    var page = station.manager().get("/api/v1/workers/" + worker + "/page").is(200);
    assertThat(page.text("/employments/0/kind")).isEqualTo("service-agreement");
    station.manager().post("/api/v1/workers", worker(id, number)).isProblem(409, "worker-known");
  }
}
