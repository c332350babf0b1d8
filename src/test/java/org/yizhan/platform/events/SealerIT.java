package org.yizhan.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The tests share one log; each goes on where the one before it ended. */
class SealerIT extends SealerFixture {
  private static final int WRITERS = 12;
  private static final int KILLS = 20;

  private static final class Regret extends RuntimeException {}

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void theLogIsWhole() {
    threads.close();
    awaitAllSealed();
    requireWholeLog();
  }

  @Test
  void sealsWhatManyWriteAtOnceAndNothingThatIsRolledBack() {
    var counters = Stream.generate(SealerFixture::counter).limit(5).toList();
    IntStream.range(0, WRITERS)
        .mapToObj(i -> run(() -> IntStream.range(0, 100).forEach(n -> countOrRegret(counters))))
        .toList()
        .forEach(CompletableFuture::join);
    var counted = sealed().stream().filter(event -> counters.contains(event.subject())).count();
    assertThat(counted).isBetween(1L, WRITERS * 100 - 1L);
  }

  private static void countOrRegret(List<UUID> counters) {
    var random = ThreadLocalRandom.current();
    try {
      db.inTransaction(tx -> {
        count(tx, counters.get(random.nextInt(counters.size())));
        if (random.nextInt(4) == 0) {
          throw new Regret();
        }
        return tx;
      });
    } catch (Regret expected) {
      // Its event must not be sealed: the next one gets its version.
    }
  }

  /**
   * The second writer has its number first and waits for the first one's row, while a third with a
   * number in between stays open. Who reads {@code xid < xmin} in order of {@code pos} sees version
   * 2 here, and version 1 only when the third has ended.
   */
  @Test
  void keepsTheOrderOfAnAggregateWhoseSecondWriterHasTheOlderNumber() {
    var counter = counter();
    var another = counter();
    var secondHasNumber = new CompletableFuture<Long>();
    var olderHasNumber = new CompletableFuture<Long>();
    var firstHasRow = new CompletableFuture<Long>();
    var end = new CompletableFuture<Void>();

    var second =
        inTransaction(tx -> {
          secondHasNumber.complete(transactionId(tx));
          firstHasRow.join();
          count(tx, counter);
        });
    secondHasNumber.join();
    var older =
        inTransaction(tx -> {
          count(tx, another);
          olderHasNumber.complete(transactionId(tx));
          end.join();
        });
    olderHasNumber.join();
    var first =
        inTransaction(tx -> {
          var number = transactionId(tx);
          lock(tx, counter);
          firstHasRow.complete(number);
          awaitSomebodyWaiting();
          count(tx, counter);
        });
    CompletableFuture.allOf(first, second).join();
    assertThat(secondHasNumber.join()).isLessThan(olderHasNumber.join());
    assertThat(olderHasNumber.join()).isLessThan(firstHasRow.join());

    awaitSealed(counter, 2);
    assertThat(older).isNotDone();
    end.complete(null);
    older.join();
    awaitSealed(another, 1);
  }

  @Test
  void sealsWhatCommitsLongAfterWhatWasWrittenLater() {
    var early = counter();
    var late = counter();
    var written = new CompletableFuture<Void>();
    var end = new CompletableFuture<Void>();
    var slow =
        inTransaction(tx -> {
          count(tx, early);
          written.complete(null);
          end.join();
        });
    written.join();
    IntStream.range(0, 1_200).forEach(i -> inTransaction(tx -> count(tx, late)).join());
    awaitSealed(late, 1_200);
    end.complete(null);
    slow.join();
    awaitSealed(early, 1);
  }

  /** Otherwise every look would read the whole log, once a second and after every commit. */
  @Test
  void looksOnlyAtWhatIsYoungerThanTheMark() {
    var plan =
        db.inTransaction(tx -> {
          Stream.of(SealStore.BY_INDEX.split(";", -1)).forEach(tx::send);
          return Rows.list(tx.rows("EXPLAIN " + SealStore.UNSEALED), row -> row.getString(0));
        });
    assertThat(plan)
        .anyMatch(line -> line.contains("Index Cond: (xid >="))
        .anyMatch(line -> line.contains("Index Cond: (event_id = e.id)"))
        .noneMatch(line -> line.contains("Join"));
  }

  @Test
  void refusesASecondSealer() {
    assertThatThrownBy(SealerFixture::startSealer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Another station works on this database");
    inTransaction(tx -> count(tx, counter())).join();
  }

  @Test
  void goesOnWhenItsConnectionIsKilled() {
    var counters = Stream.generate(SealerFixture::counter).limit(3).toList();
    var killing = new CompletableFuture<Void>();
    var writing =
        IntStream.range(0, 4)
            .mapToObj(i ->
                run(() -> {
                  while (!killing.isDone()) {
                    countOrRegret(counters);
                  }
                }))
            .toList();
    for (int i = 0; i < KILLS; i++) {
      await(SealerFixture::killSealersConnection);
      pause(ThreadLocalRandom.current().nextInt(50));
    }
    killing.complete(null);
    writing.forEach(CompletableFuture::join);
  }

  @Test
  void goesOnWhenItNeverHearsThatItsBatchWasCommitted() {
    var counter = counter();
    loseAnswer.set(true);
    inTransaction(tx -> count(tx, counter)).join();
    await(() -> !loseAnswer.get());
    inTransaction(tx -> count(tx, counter)).join();
    awaitSealed(counter, 2);
  }

  private interface Work {
    void in(Tx tx);
  }

  private CompletableFuture<Void> inTransaction(Work work) {
    return run(() ->
        db.inTransaction(tx -> {
          work.in(tx);
          return tx;
        }));
  }

  private CompletableFuture<Void> run(Runnable task) {
    return CompletableFuture.runAsync(task, threads);
  }
}
