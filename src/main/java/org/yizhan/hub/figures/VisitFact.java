package org.yizhan.hub.figures;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all events say of one visit. {@link #with} may be told them in any order and as often as one
 * likes: each part is taken from the event with the highest version, or the lowest, that speaks of
 * it.
 *
 * @param version highest that was heard of; 0 before any
 * @param first lowest version that was heard of, and when that was
 * @param accepted lowest version at which a worker accepted, and since when
 * @param arrived highest version at which somebody came to the door, and since when
 * @param started highest version at which somebody began to work, and since when
 * @param given highest version at which it was decided who goes, when, or whether
 * @param overridden whether that decision went against a rule
 * @param unlicensed highest version at which a step came without a credential; 0 for none
 */
record VisitFact(
    UUID visit,
    long version,
    @Nullable String state,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable UUID worker,
    @Nullable UUID household,
    @Nullable Marked first,
    @Nullable Marked accepted,
    @Nullable Marked arrived,
    @Nullable Marked started,
    long given,
    boolean overridden,
    long unlicensed) {
  /** A time, and the version of the event that says it. */
  record Marked(long version, Instant at) {}

  static VisitFact unknown(UUID visit) {
    return new VisitFact(
        visit, 0, null, null, null, null, null, null, null, null, null, 0, false, 0);
  }

  boolean is(String wanted) {
    return wanted.equals(state);
  }

  /** When somebody came, under the decision that holds; absent when nobody did. */
  @Nullable Instant arrival() {
    var came = arrived != null && arrived.version() > given ? arrived : started;
    return came == null || came.version() < given ? null : came.at();
  }

  /** Finished with every credential. */
  boolean certified() {
    return !overridden && unlicensed <= given;
  }

  VisitFact with(Fact.OfVisit said) {
    var newer = said.version() > version;
    var decides = FactRules.DECISIONS.contains(said.what());
    var lastWord = decides && said.version() > given;
    return new VisitFact(
        visit,
        Math.max(version, said.version()),
        newer ? said.state() : state,
        newer ? said.start() : start,
        newer ? said.end() : end,
        newer ? said.worker() : worker,
        newer ? said.household() : household,
        lower(first, new Marked(said.version(), said.at())),
        said.what().equals("accepted") ? lower(accepted, mark(said)) : accepted,
        said.reached("arrived") ? higher(arrived, mark(said)) : arrived,
        said.reached("started") ? higher(started, mark(said)) : started,
        lastWord ? said.version() : given,
        lastWord ? said.overridden() : overridden,
        said.unlicensed() ? Math.max(unlicensed, said.version()) : unlicensed);
  }

  private static Marked mark(Fact.OfVisit said) {
    return new Marked(said.version(), said.reachedAt());
  }

  private static Marked lower(@Nullable Marked known, Marked said) {
    return known == null || said.version() < known.version() ? said : known;
  }

  private static Marked higher(@Nullable Marked known, Marked said) {
    return known == null || said.version() > known.version() ? said : known;
  }
}
