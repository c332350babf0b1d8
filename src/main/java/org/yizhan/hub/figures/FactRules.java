package org.yizhan.hub.figures;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.indicator.Headcount;
import org.yizhan.platform.text.IsoTime;

/**
 * Reads what counts from an event. What this version does not know, and what a newer station says
 * otherwise, counts for nothing and stops nobody.
 */
final class FactRules {
  /** After these, what devices reported before speaks of what was before. */
  static final Set<String> DECISIONS = Set.of("assigned", "unassigned", "rescheduled", "cancelled");

  private static final Set<String> STEPS =
      Set.of("accepted", "departed", "arrived", "started", "finished", "unanswered", "left");

  private static final String OF_A_VISIT = "org.yizhan.visit.";
  private static final String VERSION = ".v1";

  private static final Pattern COUNTED =
      Pattern.compile(
          "org\\.yizhan\\.(booking\\.(created|cancelled)|demand\\.unmet|alarm\\.(raised|closed)"
              + "|workforce\\.counted|visit\\.[a-z-]+)\\.v(?<version>[0-9]+)");

  /** No visit is before or after these; a database does not know every time that can be written. */
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private FactRules() {}

  /**
   * Why an event that speaks of what is counted counts for nothing; empty for one that does count,
   * or speaks of something else.
   */
  static Optional<NotCounted.Reason> lack(Said said, List<Fact> facts) {
    var spoken = COUNTED.matcher(said.type());
    if (!facts.isEmpty() || !spoken.matches()) {
      return Optional.empty();
    }
    var known = spoken.group("version").equals("1");
    return Optional.of(known ? NotCounted.Reason.INCOMPLETE : NotCounted.Reason.NEWER);
  }

  static List<Fact> read(Said said) {
    var facts = new ArrayList<Fact>();
    switch (said.type()) {
      case "org.yizhan.booking.created.v1" -> facts.add(moment(Fact.Kind.BOOKED, said, ""));
      case "org.yizhan.booking.cancelled.v1" -> facts.add(moment(Fact.Kind.CANCELLED, said, ""));
      case "org.yizhan.demand.unmet.v1" ->
          facts.add(moment(Fact.Kind.UNMET, said, text(said, "reason")));
      case "org.yizhan.alarm.raised.v1" -> {
        var kind = text(said, "kind");
        var visit = id(said, "visit");
        facts.add(moment(Fact.Kind.ALARM_RAISED, said, kind));
        if (kind.equals("no-show") && visit != null) {
          facts.add(new Fact.NoShow(visit, said.at()));
        }
      }
      case "org.yizhan.alarm.closed.v1" ->
          facts.add(moment(Fact.Kind.ALARM_CLOSED, said, text(said, "how")));
      case "org.yizhan.workforce.counted.v1" ->
          Headcount.read(said.at(), said.facts()).map(Fact.Workforce::new).ifPresent(facts::add);
      default -> {
        var what = what(said.type());
        if (what != null) {
          ofVisit(said, what, facts);
        }
      }
    }
    return facts;
  }

  /** What happened to a visit, as its type names it. */
  private static @Nullable String what(String type) {
    var end = type.length() - VERSION.length();
    return type.startsWith(OF_A_VISIT) && type.endsWith(VERSION) && end > OF_A_VISIT.length()
        ? type.substring(OF_A_VISIT.length(), end)
        : null;
  }

  private static void ofVisit(Said said, String what, List<Fact> facts) {
    var start = time(said, "start");
    var state = text(said, "state");
    if (start == null || state.isEmpty()) {
      return;
    }
    var end = time(said, "end");
    facts.add(
        new Fact.OfVisit(
            said.subject(),
            said.version(),
            said.at(),
            what,
            state,
            start,
            end == null ? start : end,
            id(said, "worker"),
            id(said, "household"),
            time(said, "since"),
            said.facts().get("overridden") instanceof List<?> rules && !rules.isEmpty(),
            STEPS.contains(what) && Boolean.FALSE.equals(said.facts().get("licensed"))));
  }

  private static Fact.Moment moment(Fact.Kind kind, Said said, String detail) {
    return new Fact.Moment(kind, said.subject(), said.at(), detail);
  }

  private static String text(Said said, String member) {
    return said.facts().get(member) instanceof String text && text.indexOf('\0') < 0 ? text : "";
  }

  private static @Nullable Instant time(Said said, String member) {
    try {
      var text = text(said, member);
      var time = text.isEmpty() ? null : IsoTime.parse(text);
      return time == null || time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable UUID id(Said said, String member) {
    try {
      var text = text(said, member);
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
