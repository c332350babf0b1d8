package org.yizhan.platform.printer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Printers in the network. A printer talks to one caller at a time, so receipts for the same one
 * wait for each other. Called on virtual threads of Vert.x; nothing takes longer than what {@link
 * Patience} says.
 */
public final class NetworkPrinters {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkPrinters.class);

  private final NetClient client;
  private final Patience patience;
  private final Map<PrinterAddress, Future<Void>> last = new ConcurrentHashMap<>();

  /**
   * How long a printer is waited for.
   *
   * @param connect until it answers at all
   * @param answer until it says how it is
   * @param paper until a receipt is on paper
   */
  public record Patience(Duration connect, Duration answer, Duration paper) {}

  /** Reaches printers from {@code vertx}. */
  public NetworkPrinters(Vertx vertx, Patience patience) {
    this.client =
        vertx.createNetClient(
            new NetClientOptions().setConnectTimeout((int) patience.connect().toMillis()));
    this.patience = patience;
  }

  /** How the printer is. */
  public PrinterState look(PrinterAddress address) {
    return talk(address, talk -> new Printout(false, talk.state())).state();
  }

  /** Prints, unless the printer says beforehand that it cannot. */
  public Printout print(PrinterAddress address, byte[] receipt) {
    return talk(address, talk -> talk.print(receipt));
  }

  private Printout talk(PrinterAddress address, Function<PrinterTalk, Printout> what) {
    var mine = Promise.<Void>promise();
    var before = last.put(address, mine.future());
    try {
      if (before != null) {
        before.await();
      }
      return connected(address, what);
    } finally {
      last.remove(address, mine.future());
      mine.complete();
    }
  }

  private Printout connected(PrinterAddress address, Function<PrinterTalk, Printout> what) {
    NetSocket socket;
    try {
      socket = client.connect(address.port(), address.host()).await();
    } catch (Exception failure) {
      // Switched off, unplugged, a wrong address: staff are told alike.
      LOG.info(
          "printer away host={} port={} why={}",
          address.host(),
          address.port(),
          failure.toString());
      return new Printout(false, PrinterState.AWAY);
    }
    try {
      return what.apply(new PrinterTalk(socket, patience));
    } finally {
      socket.close();
    }
  }
}
