package org.yizhan.platform.printer;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.yizhan.platform.printer.NetworkPrinters.Patience;

/** One connection to a printer. */
final class PrinterTalk {
  private static final int DLE = 0x10;
  private static final int EOT = 0x04;
  private static final int GS = 0x1d;
  private static final int CAUSES = 2;
  private static final int PAPER = 4;

  /** Answered in turn, after everything that was sent before is on paper. */
  private static final byte[] SAY_WHEN_DONE = {GS, 'r', 1};

  private static final byte[] SAY_NOTHING_UNASKED = {GS, 'a', 0};

  private final NetSocket socket;
  private final Patience patience;

  PrinterTalk(NetSocket socket, Patience patience) {
    this.socket = socket;
    this.patience = patience;
  }

  /** How the printer is; away when it does not say. */
  PrinterState state() {
    var causes = ask(status(CAUSES), PrinterTalk::answersAtOnce, patience.answer());
    var paper = ask(status(PAPER), PrinterTalk::answersAtOnce, patience.answer());
    return causes.isEmpty() || paper.isEmpty()
        ? PrinterState.AWAY
        : PrinterState.of(causes.getAsInt(), paper.getAsInt());
  }

  Printout print(byte[] receipt) {
    var before = state();
    if (before.stopped()) {
      return new Printout(false, before);
    }
    socket.write(Buffer.buffer(SAY_NOTHING_UNASKED).appendBytes(receipt));
    var done = ask(SAY_WHEN_DONE, PrinterTalk::answersInTurn, patience.paper());
    var after = state();
    // Some printers do not know the question: one that is well then has printed.
    return new Printout(done.isPresent() || !after.stopped(), after);
  }

  private OptionalInt ask(byte[] question, IntPredicate fits, Duration limit) {
    var answer = Promise.<Integer>promise();
    socket.handler(bytes -> {
      for (byte one : bytes.getBytes()) {
        if (fits.test(one & 0xff)) {
          answer.tryComplete(one & 0xff);
        }
      }
    });
    socket.closeHandler(closed -> answer.tryFail("the printer hung up"));
    socket.write(Buffer.buffer(question)).onFailure(answer::tryFail);
    try {
      return OptionalInt.of(
          answer.future().timeout(limit.toMillis(), TimeUnit.MILLISECONDS).await());
    } catch (Exception silence) {
      return OptionalInt.empty();
    }
  }

  private static byte[] status(int what) {
    return new byte[] {DLE, EOT, (byte) what};
  }

  /** Answers to DLE EOT carry these bits; what a printer says unasked does not. */
  private static boolean answersAtOnce(int answer) {
    return (answer & 0x93) == 0x12;
  }

  private static boolean answersInTurn(int answer) {
    return (answer & 0x90) == 0;
  }
}
