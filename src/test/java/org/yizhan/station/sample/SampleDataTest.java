package org.yizhan.station.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.text.Text;
import org.yizhan.station.Contract;
import org.yizhan.station.household.Place;
import org.yizhan.station.sample.SampleStation.Building;
import org.yizhan.station.sample.SampleStation.Category;
import org.yizhan.station.sample.SampleStation.Company;
import org.yizhan.station.sample.SampleStation.Service;
import org.yizhan.station.sample.SampleStation.Worker;

class SampleDataTest {
  private static final Place STATION = new Place(0, 0);

  /** As long as the patterns take to meet again: 7 × 8 days. */
  private static final List<LocalDate> ROUND =
      LocalDate.parse("2026-03-02").datesUntil(LocalDate.parse("2026-04-27")).toList();

  private final SampleStation station = SampleStation.read();

  @Test
  void hasTheSizeOfARealStation() {
    assertThat(station.categories()).hasSize(10);
    assertThat(services()).hasSize(42);
    assertThat(station.companies()).hasSize(3);
    assertThat(station.workers()).hasSize(40);
    assertThat(station.buildings()).hasSize(12);
    assertThat(station.buildings())
        .allSatisfy(building -> {
          assertThat(building.units()).isEqualTo(3);
          assertThat(building.floors()).isEqualTo(18);
          assertThat(building.roomsPerFloor()).isEqualTo(2);
        });
  }

  @Test
  void saysEverythingInBothLanguages() {
    assertThat(texts())
        .allSatisfy(text -> {
          assertThat(text.zh()).containsPattern("\\p{IsHan}");
          assertThat(text.en()).matches("[ -~²]+").containsPattern("[A-Za-z]");
        });
  }

  @Test
  void namesNothingTwice() {
    assertThat(station.categories()).extracting(Category::code).doesNotHaveDuplicates();
    assertThat(services()).extracting(service -> service.name().zh()).doesNotHaveDuplicates();
    assertThat(services()).extracting(service -> service.name().en()).doesNotHaveDuplicates();
    assertThat(station.workers()).extracting(Worker::fullName).doesNotHaveDuplicates();
    assertThat(station.buildings()).extracting(Building::place).doesNotHaveDuplicates();
  }

  @Test
  void offersServicesThatCanBeSold() {
    assertThat(services())
        .allSatisfy(service -> {
          assertThat(service.priceFen()).isBetween(3_000L, 100_000L);
          assertThat(service.durationMinutes()).isBetween(15, 720);
          assertThat(service.setUpMinutes()).isBetween(10, 20);
        });
  }

  @Test
  void showsServicesByDrawingsThatThereAre() {
    var drawn = Contract.station().choices("ServicePictogram");
    assertThat(station.pictograms()).isNotEmpty();
    assertThat(drawn).containsAll(station.pictograms().keySet());
    assertThat(station.pictograms().values().stream().flatMap(Set::stream))
        .doesNotHaveDuplicates()
        .isSubsetOf(services().stream().map(service -> service.name().en()).toList());
  }

  @Test
  void hasFiveWorkersOrMoreForEveryService() {
    assertThat(services())
        .allSatisfy(
            service -> assertThat(able(service)).as(service.name().en()).hasSizeGreaterThan(4));
  }

  @Test
  void hasCarersOfBothSexesForPersonalCare() {
    assertThat(services().stream().filter(Service::personalCare))
        .isNotEmpty()
        .allSatisfy(service ->
            assertThat(able(service).stream().collect(groupingBy(Worker::gender, counting())))
                .containsOnlyKeys("f", "m"));
  }

  @Test
  void hasBelievableWorkers() {
    var offered = services().stream().map(Service::skill).collect(toSet());
    assertThat(station.workers())
        .allSatisfy(worker -> {
          assertThat(worker.skills()).hasSizeBetween(1, 4).isSubsetOf(offered);
          assertThat(worker.stars()).isBetween(3, 5);
          assertThat(worker.home().metresTo(STATION)).isLessThan(3_000);
        });
  }

  @Test
  void hasBuildingsNearTheStation() {
    assertThat(station.buildings())
        .allSatisfy(
            building -> assertThat(building.place().metresTo(STATION)).isBetween(50.0, 400.0));
  }

  @Test
  void hasTwentyWorkersAndEverySkillOnEveryDay() {
    assertThat(ROUND)
        .allSatisfy(day -> {
          var working = workingOn(day);
          assertThat(working).hasSizeGreaterThanOrEqualTo(20);
          assertThat(working.stream().flatMap(worker -> worker.skills().stream()))
              .containsAll(services().stream().map(Service::skill).toList());
        });
  }

  @Test
  void givesEveryWorkerDaysOfRest() {
    assertThat(
            ROUND.stream()
                .flatMap(day -> workingOn(day).stream())
                .collect(groupingBy(Worker::fullName, counting())))
        .hasSize(40)
        .allSatisfy((name, days) -> assertThat(days).isLessThanOrEqualTo(ROUND.size() * 6L / 7));
  }

  @Test
  void usesNumbersThatBelongToNobody() {
    assertThat(Invented.idNumber(40)).isEqualTo("00000019700101040Y").hasSize(18);
    assertThat(Invented.phone(40)).isEqualTo("19900000040").matches("^1[3-9][0-9]{9}$");
  }

  private List<Service> services() {
    return station.categories().stream().flatMap(category -> category.services().stream()).toList();
  }

  private Set<Worker> able(Service service) {
    return station.workers().stream()
        .filter(worker -> worker.skills().contains(service.skill()))
        .collect(toSet());
  }

  private List<Worker> workingOn(LocalDate day) {
    var working = new ArrayList<Worker>();
    var workers = station.workers();
    for (int i = 0; i < workers.size(); i++) {
      if (station.rota().hours(workers.get(i).pattern(), i, day).isPresent()) {
        working.add(workers.get(i));
      }
    }
    return working;
  }

  private Stream<Text> texts() {
    return Stream.of(
            station.categories().stream().map(Category::name),
            services().stream().map(Service::name),
            services().stream().map(Service::includes),
            services().stream().map(Service::excludes),
            station.companies().stream().map(Company::name),
            station.buildings().stream().map(Building::name))
        .flatMap(texts -> texts);
  }
}
