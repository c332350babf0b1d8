package org.yizhan.integrity.law;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.yizhan.station.Answer;
import org.yizhan.station.Caller;

/** Changes what decides about visits: time off, documents, rules, shifts, blocks, suspensions. */
record Office(Caller manager) {
  private static final List<String> DOCUMENTS =
      List.of(
          "health-examination",
          "pre-job-training",
          "refresher-training",
          "background-check",
          "accident-insurance",
          "credit-block");

  Stream<Answer> act(Choice choice) {
    return switch (choice.act().kind()) {
      case TAKE_TIME_OFF -> Stream.of(timeOff(choice));
      case COME_BACK -> choice.timeOff().map(off -> decide(choice, off, "withdrawn")).stream();
      case CALL_IN_SICK -> Stream.of(sick(choice));
      case REVOKE -> choice.credential().map(this::revoke).stream();
      case RECORD -> Stream.of(record(choice));
      case EXPIRE -> expire(choice);
      case EDIT_RULE -> Stream.of(manager.post("/api/v1/rules", insurance(choice)));
      case EDIT_WORK_RULE -> Stream.of(manager.post("/api/v1/work-rules", hours(choice)));
      case ADD_SHIFT -> Stream.of(addShift(choice));
      case REMOVE_SHIFT ->
          choice.shift().map(shift -> manager.delete("/api/v1/shifts/" + shift)).stream();
      case CHANGE_PATTERN -> Stream.of(pattern(choice));
      case BLOCK -> choice.visit().map(visit -> block(choice, visit)).stream();
      case LIFT_BLOCK ->
          choice.block().map(block -> manager.post("/api/v1/blocks/" + block + "/lift")).stream();
      case SUSPEND -> Stream.of(suspend(choice));
      case LIFT_SUSPENSION ->
          choice
              .suspension()
              .map(made -> manager.post("/api/v1/suspensions/" + made + "/lift"))
              .stream();
      case LET_GO_OR_TAKE_BACK -> Stream.of(activity(choice));
      default -> throw new IllegalArgumentException(choice.act().toString());
    };
  }

  private Answer timeOff(Choice choice) {
    var body =
        Map.of(
            "worker", choice.worker(),
            "kind", "personal",
            "start", choice.after(Duration.ofHours(-2)).toString(),
            "end", choice.after(Duration.ofHours(2 + choice.act().what() % 30)).toString());
    var asked = manager.post("/api/v1/time-off", body);
    return asked.status() == 201
        ? decide(choice, UUID.fromString(asked.text("/id")), "approved")
        : asked;
  }

  private Answer decide(Choice choice, UUID off, String state) {
    return manager
        .with("If-Match", "\"" + choice.version("time_off", off) + "\"")
        .post("/api/v1/time-off/" + off + "/decision", Map.of("state", state));
  }

  private Answer sick(Choice choice) {
    var until = choice.now().plus(Duration.ofHours(1 + choice.act().what() % 48));
    return manager.post(
        "/api/v1/workers/" + choice.worker() + "/sick-calls", Map.of("until", until.toString()));
  }

  /** A worker's document, good until the chosen day, or a company's that has no end. */
  private Answer record(Choice choice) {
    if (choice.act().who() % 5 == 0) {
      var kind = choice.act().when() % 2 == 0 ? "business-licence" : "annual-review";
      return manager.post(
          "/api/v1/companies/" + choice.company() + "/credentials",
          Map.of("kind", kind, "issuedOn", choice.today()));
    }
    var document = new HashMap<String, Object>();
    var kind = DOCUMENTS.get(choice.act().what() % DOCUMENTS.size());
    document.put("kind", kind);
    document.put("issuedOn", choice.today());
    if (choice.act().when() % 3 == 0 && choice.day().compareTo(choice.today()) >= 0) {
      document.put("validUntil", choice.day());
    }
    if (kind.equals("health-examination") && choice.act().what() % 4 > 0) {
      document.put("covers", List.of("elder-care", "cleaning"));
    }
    return manager.post("/api/v1/workers/" + choice.worker() + "/credentials", document);
  }

  /** Examinations turn out to end on the chosen day: what is booked later loses its worker. */
  private Stream<Answer> expire(Choice choice) {
    var worker = choice.worker();
    var examination =
        Map.of(
            "kind",
            "health-examination",
            "issuedOn",
            choice.today(),
            "validUntil",
            choice.day().compareTo(choice.today()) < 0 ? choice.today() : choice.day(),
            "covers",
            List.of("elder-care", "cleaning"));
    var earlier = choice.examinations(worker);
    var recorded = manager.post("/api/v1/workers/" + worker + "/credentials", examination);
    return Stream.concat(Stream.of(recorded), earlier.stream().map(this::revoke));
  }

  private Answer revoke(UUID credential) {
    return manager.post("/api/v1/credentials/" + credential + "/revoke");
  }

  /** A programme asks for insurance, or no more. */
  private static Map<String, Object> insurance(Choice choice) {
    var rule = new HashMap<String, Object>();
    rule.put("code", "insurance");
    rule.put("name", Map.of("zh", "家政服务意外险", "en", "Accident insurance"));
    rule.put("source", "a programme");
    rule.put("holder", "worker");
    rule.put("effect", "requires");
    rule.put("kinds", List.of("accident-insurance"));
    rule.put("overridable", true);
    rule.put("inForce", choice.act().who() % 3 == 0);
    rule.put("from", choice.day());
    return rule;
  }

  /** Days grow shorter or longer, or breaks come sooner or later, with exceptions or without. */
  private static Map<String, Object> hours(Choice choice) {
    var rule = new HashMap<String, Object>();
    rule.put("name", Map.of("zh", "工时规则", "en", "A rule about hours"));
    rule.put("source", "own");
    rule.put("overridable", choice.act().who() % 2 == 0);
    rule.put("from", choice.day().compareTo(choice.today()) < 0 ? choice.today() : choice.day());
    var minutes = 240 + 100 * (choice.act().what() % 4);
    if (choice.act().what() % 3 == 0) {
      rule.putAll(Map.of("code", "break", "amount", 30, "afterMinutes", minutes));
    } else {
      rule.putAll(Map.of("code", "day-longest", "amount", minutes));
    }
    return rule;
  }

  private Answer addShift(Choice choice) {
    var vacancy = choice.vacancy();
    var end = vacancy.start().plus(Duration.ofHours(5));
    return manager.post(
        "/api/v1/workers/" + vacancy.worker() + "/shifts",
        Map.of("start", vacancy.start().toString(), "end", end.toString()));
  }

  private Answer pattern(Choice choice) {
    var path = "/api/v1/workers/" + choice.worker() + "/rotation";
    var edit = new HashMap<String, Object>();
    edit.put("anchor", "2026-01-05");
    edit.put(
        "days",
        List.of(
            Map.of("from", "07:30", "to", "15:00"),
            Map.of("from", "07:30", "to", "20:00"),
            Map.of()));
    edit.put("from", choice.day());
    edit.put("takeOff", choice.act().what() % 2 == 0);
    return manager.with("If-Match", manager.get(path).is(200).header("ETag")).put(path, edit);
  }

  private Answer block(Choice choice, UUID visit) {
    return manager.post(
        "/api/v1/visits/" + visit + "/household/blocks",
        Map.of(
            "worker",
            choice.worker(),
            "wishOf",
            choice.act().when() % 2 == 0 ? "household" : "worker"));
  }

  private Answer suspend(Choice choice) {
    var body =
        new HashMap<String, Object>(
            Map.of("reason", "infection", "from", choice.day(), "until", choice.day()));
    if (choice.act().what() % 3 == 0) {
      body.put("building", choice.building().orElseThrow());
    } else {
      body.put("worker", choice.worker());
    }
    return manager.post("/api/v1/suspensions", body);
  }

  private Answer activity(Choice choice) {
    var path = "/api/v1/workers/" + choice.worker();
    var version = manager.get(path + "/page").is(200).header("ETag");
    return manager
        .with("If-Match", version)
        .put(path + "/activity", Map.of("active", choice.act().what() % 3 > 0));
  }
}
