package org.yizhan.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.station.Eventually;

class BulkheadTest {
  private static final int MOST = 2;
  private static final int LONGEST_LINE = 3;

  private final VirtualThreads threads = new VirtualThreads();
  private final Bulkhead bulkhead = new Bulkhead(MOST, LONGEST_LINE, 7);
  private final List<Integer> begun = new CopyOnWriteArrayList<>();
  private final List<Promise<Void>> ends =
      IntStream.range(0, MOST + LONGEST_LINE + 1).mapToObj(i -> Promise.<Void>promise()).toList();

  @AfterEach
  void close() {
    threads.close();
  }

  /** Work that goes on until it is told to end. */
  private CompletableFuture<Integer> work(int number) {
    var done = new CompletableFuture<Integer>();
    threads.run(() ->
        threads
            .vertx()
            .getOrCreateContext()
            .runOnContext(ignored -> {
              try {
                done.complete(
                    bulkhead.through(() -> {
                      begun.add(number);
                      ends.get(number).future().await();
                      return number;
                    }));
              } catch (Throwable failure) {
                done.completeExceptionally(failure);
              }
            }));
    return done;
  }

  @Test
  void letsSoMuchWorkGoOnTakesTheRestInOrderAndRefusesWhatFindsTheLineFull() throws Exception {
    var all = IntStream.range(0, MOST + LONGEST_LINE).mapToObj(this::work).toList();
    Eventually.holds(() -> begun.size() == MOST);

    assertThatThrownBy(() -> work(MOST + LONGEST_LINE).get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ProblemException.class)
        .cause()
        .extracting(failure -> ((ProblemException) failure).problem())
        .satisfies(problem -> {
          assertThat(problem.status()).isEqualTo(503);
          assertThat(problem.more()).containsEntry(Problem.RETRY_AFTER, 7);
        });
    assertThat(begun).containsExactly(0, 1);

    for (int i = 0; i < all.size(); i++) {
      ends.get(i).complete();
      assertThat(all.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i);
    }
    assertThat(begun).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void workThatFailsGivesItsPlaceBack() {
    for (int i = 0; i < MOST + LONGEST_LINE + 1; i++) {
      assertThatThrownBy(() ->
              threads.call(() ->
                  bulkhead.through(() -> {
                    throw new IllegalStateException("no");
                  })))
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("no");
    }
    assertThat(threads.<String>call(() -> bulkhead.through(() -> "yes"))).isEqualTo("yes");
  }
}
