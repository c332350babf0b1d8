package org.yizhan.platform.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {
  private final Vertx vertx = Vertx.vertx();
  private Rounds rounds;

  /** The rounds live on the verticle's context and are closed there, as a station's are. */
  private static final class Running extends AbstractVerticle {
    private final Promise<Rounds> made = Promise.promise();

    @Override
    public void start() {
      made.complete(new Rounds(vertx));
    }

    @Override
    public void stop() {
      made.future().await().close();
    }
  }

  @BeforeEach
  void begin() {
    var running = new Running();
    var virtual = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(running, virtual).await();
    rounds = running.made.future().await();
  }

  @AfterEach
  void end() {
    vertx.close().await();
  }

  private void stop() {
    vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());
  }

  @Test
  void theyAreMadeAgainAndAgain() throws Exception {
    var thrice = new CountDownLatch(3);

    rounds.nowAndEvery(1, thrice::countDown);

    assertThat(thrice.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsUnderWayIsOverWhenTheyAreClosed() throws Exception {
    var began = new CountDownLatch(1);
    var answer = Promise.<Void>promise();
    var finished = new AtomicInteger();
    rounds.soon(() -> {
      began.countDown();
      answer.future().await();
      finished.incrementAndGet();
    });
    began.await();
    var stopping = Thread.ofVirtual().start(this::stop);

    assertThat(stopping.join(Duration.ofMillis(50))).isFalse();
    answer.complete();
    stopping.join();

    assertThat(finished).hasValue(1);
  }

  @Test
  void nothingBeginsAfterwards() throws Exception {
    var done = new AtomicInteger();
    rounds.every(1, done::incrementAndGet);
    stop();
    var before = done.get();

    var turn = new CountDownLatch(1);
    rounds.soon(done::incrementAndGet);
    vertx.setTimer(20, timer -> turn.countDown());
    turn.await();

    assertThat(done).hasValue(before);
  }

  @Test
  void aRoundThatFailsIsNotWaitedForAndTheNextIsMade() throws Exception {
    var twice = new CountDownLatch(2);
    rounds.every(
        1,
        () -> {
          twice.countDown();
          throw new IllegalStateException("Expected by this test");
        });
    assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();

    stop();

    assertThat(vertx.deploymentIDs()).isEmpty();
  }
}
