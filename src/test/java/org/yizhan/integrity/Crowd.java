package org.yizhan.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.yizhan.station.Answer;

/** Clients who do the same thing at the same moment. */
final class Crowd {
  private Crowd() {}

  /** Makes {@code size} calls together and waits for all answers, in order of the clients. */
  static List<Answer> of(int size, IntFunction<Answer> call) {
    var ready = new CyclicBarrier(size);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<CompletableFuture<Answer>>();
      for (int i = 0; i < size; i++) {
        var client = i;
        answers.add(
            CompletableFuture.supplyAsync(
                () -> {
                  meet(ready);
                  return call.apply(client);
                },
                clients));
      }
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
