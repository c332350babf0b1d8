package org.yizhan.station.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.sample.SampleStore.SampleCredential;

/**
 * Credentials of the sample's workers and companies. Most are in order; the health examination of
 * one worker has run out, that of two ends within the week, and one lacks the refresher training.
 */
final class SampleCredentials {
  /** Places in the file of those whose credentials are not in order. */
  private static final int EXPIRED = 12;

  private static final Set<Integer> ENDING = Set.of(20, 33);
  private static final int NO_REFRESHER = 27;

  /** One in so many has learned domestic service at a school. */
  private static final int SCHOOLED = 12;

  private SampleCredentials() {}

  /** Gives everybody their credentials, unless somebody has any. */
  static void add(Tx tx, SampleStation station, LocalDate today, Instant now) {
    if (!SampleStore.nobodyHasCredentials(tx)) {
      return;
    }
    var ids = SampleStore.workerIds(tx, station.workers());
    var categories = SampleStore.categoriesBySkill(tx);
    var all = new ArrayList<SampleCredential>();
    for (var company : SampleStore.companies(tx)) {
      all.add(ofCompany(company, "business-licence", today.minusYears(6)));
      all.add(ofCompany(company, "annual-review", today.minusMonths(5)));
    }
    var place = 0;
    for (var worker : station.workers()) {
      var id = ids.get(worker.fullName());
      if (id != null) {
        all.addAll(ofWorker(id, place, covers(worker, categories), today));
      }
      place++;
    }
    SampleStore.insertCredentials(tx, all, now);
  }

  private static Set<String> covers(
      SampleStation.Worker worker, Map<String, Set<String>> categories) {
    return worker.skills().stream()
        .flatMap(skill -> categories.getOrDefault(skill, Set.of()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<SampleCredential> ofWorker(
      UUID id, int place, Set<String> covers, LocalDate today) {
    var health = today.minusDays(20 + place * 7L % 280);
    if (place == EXPIRED) {
      health = today.minusYears(1).minusDays(9);
    } else if (ENDING.contains(place)) {
      health = today.minusYears(1).plusDays(1 + place % 6);
    }
    var trained = place == NO_REFRESHER ? today.minusMonths(30) : today.minusMonths(6 + place % 12);
    var papers =
        List.of(
            ofWorker(id, "health-examination", covers, health, health.plusYears(1).minusDays(1)),
            ofWorker(id, "pre-job-training", Set.of(), trained, null),
            ofWorker(id, "background-check", Set.of(), trained, null));
    if (place % SCHOOLED != 0) {
      return papers;
    }
    var diploma = ofWorker(id, "diploma", Set.of(), today.minusYears(5), null);
    return Stream.concat(papers.stream(), Stream.of(diploma)).toList();
  }

  private static SampleCredential ofWorker(
      UUID id,
      String kind,
      Set<String> covers,
      LocalDate issuedOn,
      @Nullable LocalDate validUntil) {
    return new SampleCredential(id, null, kind, covers, issuedOn, validUntil);
  }

  private static SampleCredential ofCompany(UUID id, String kind, LocalDate issuedOn) {
    return new SampleCredential(null, id, kind, Set.of(), issuedOn, null);
  }
}
