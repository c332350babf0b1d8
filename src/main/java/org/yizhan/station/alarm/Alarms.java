package org.yizhan.station.alarm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/**
 * Alarms: raised, escalated and closed, each with its event. There are no timers to lose: what is
 * due follows from the visits' rows and the time.
 */
public final class Alarms {
  private static final String STATION = "station";
  private static final int AT_ONCE = 200;

  private final Db db;
  private final EventLog events;
  private final AlarmRules rules;
  private final AlarmStore store;
  private final AlarmDetailStore details;

  /**
   * @param doorTries how many wrong door codes a visit allows
   */
  public Alarms(Db db, EventLog events, ColumnCipher cipher, AlarmConfig config, int doorTries) {
    this.db = db;
    this.events = events;
    this.rules = new AlarmRules(config, doorTries);
    this.store = new AlarmStore(cipher);
    this.details = new AlarmDetailStore(cipher);
  }

  AlarmDetailStore details() {
    return details;
  }

  /** Judges every visit about which an alarm may be due, or is open. */
  public void judgeAll(Instant now) {
    var visits = store.toJudge(db, now);
    for (int from = 0; from < visits.size(); from += AT_ONCE) {
      judge(visits.subList(from, Math.min(from + AT_ONCE, visits.size())), now);
    }
  }

  /** Judges these visits; the locks on them keep it and whoever closes an alarm apart. */
  public void judge(Collection<UUID> visits, Instant now) {
    var ids = List.copyOf(visits);
    db.inTransaction(tx -> {
      tx.lock(ids);
      var facts = store.facts(tx, ids);
      var known = store.ofVisits(tx, ids);
      facts.forEach(one -> judge(tx, one, known.getOrDefault(one.visit(), List.of()), now));
      return facts.size();
    });
  }

  private void judge(Tx tx, VisitFacts facts, List<Alarm> known, Instant now) {
    var raised =
        rules.due(facts, now).stream()
            .filter(due -> known.stream().noneMatch(alarm -> isAbout(alarm, due)))
            .map(due -> raise(tx, facts, due, now))
            .toList();
    for (var alarm : known.stream().filter(Alarm::open).toList()) {
      var level = rules.level(alarm, facts, now);
      if (rules.over(alarm, facts, known) || rules.over(alarm, facts, raised)) {
        change(tx, alarm.closed(new Alarm.Closed(now, null, null)), "closed", STATION, now);
      } else if (level > alarm.level()) {
        change(tx, alarm.escalated(level), "escalated", STATION, now);
      }
    }
  }

  private static boolean isAbout(Alarm alarm, AlarmRules.Due due) {
    return alarm.kind() == due.kind() && alarm.occasion().equals(due.occasion());
  }

  private Alarm raise(Tx tx, VisitFacts facts, AlarmRules.Due due, Instant now) {
    var alarm =
        new Alarm(
            Ids.next(),
            facts.visit(),
            due.kind(),
            due.occasion(),
            due.worker(),
            due.at(),
            now,
            rules.level(due.kind(), facts, now),
            1,
            null);
    store.insert(tx, alarm);
    append(tx, alarm, "raised", STATION, now);
    return alarm;
  }

  /** Open alarms, the most urgent first. */
  List<Alarm> open() {
    return store.open(db);
  }

  /** What is open, for those who only mark it. */
  public List<OpenAlarm> marks() {
    return open().stream()
        .map(one -> new OpenAlarm(one.id(), one.visit(), one.kind().code(), one.level()))
        .toList();
  }

  /** The latest hundred that were closed. */
  List<Alarm> closed() {
    return store.closed(db, 100);
  }

  /**
   * Closes an alarm, whatever its level has become meanwhile.
   *
   * @param note what the caller wants to be remembered; it stays out of events
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such alarm, 409 when it
   *     is closed already
   */
  Alarm close(UUID id, @Nullable String note, Principal caller, Instant now) {
    var seen = store.find(db, id).orElseThrow(() -> Problem.notFound("alarm").exception());
    return db.inTransaction(tx -> {
      tx.lock(List.of(seen.visit()));
      var alarm = store.find(tx, id).orElseThrow(() -> Problem.notFound("alarm").exception());
      if (!alarm.open()) {
        throw Problem.of(409, "alarm-closed", "The alarm is closed already").exception();
      }
      var closed = alarm.closed(new Alarm.Closed(now, caller.actor(), note));
      change(tx, closed, "closed", caller.actor(), now);
      return closed;
    });
  }

  private void change(Tx tx, Alarm alarm, String what, String actor, Instant now) {
    store.save(tx, alarm);
    append(tx, alarm, what, actor, now);
  }

  private void append(Tx tx, Alarm alarm, String what, String actor, Instant now) {
    var data = new TreeMap<String, Object>();
    data.put("visit", alarm.visit());
    data.put("kind", alarm.kind().code());
    data.put("level", alarm.level());
    if (alarm.closed() != null) {
      data.put("how", alarm.closed().how());
    }
    var type = "org.yizhan.alarm." + what + ".v1";
    events.append(tx, Event.of(now, actor, type, alarm.id(), alarm.version(), data));
  }
}
