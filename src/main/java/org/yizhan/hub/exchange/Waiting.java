package org.yizhan.hub.exchange;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.yizhan.hub.news.NewsReader;

/**
 * The calls that wait for news: at most one for a station, since a newer one ends the one before.
 */
final class Waiting implements NewsReader {
  private final Vertx vertx;
  private final ConcurrentHashMap<UUID, Call> calls = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Waiting(Vertx vertx) {
    this.vertx = vertx;
  }

  /** How a call ends its waiting. */
  enum End {
    /** Nothing happened. */
    QUIET,
    /** There may be something new. */
    NEWS,
    /** The hub is being stopped. */
    STOPPING
  }

  /** A call that is being answered and may wait before it is. */
  final class Call implements AutoCloseable {
    private final UUID station;
    private final Promise<End> end = Promise.promise();

    private Call(UUID station) {
      this.station = station;
    }

    /** Waits until there may be something new, for {@code seconds} at most. */
    End await(int seconds) {
      var timer = vertx.setTimer(seconds * 1_000L, id -> end.tryComplete(End.QUIET));
      var how = end.future().await();
      vertx.cancelTimer(timer);
      return closed ? End.STOPPING : how;
    }

    private void end() {
      end.tryComplete(End.NEWS);
    }

    @Override
    public void close() {
      calls.remove(station, this);
    }
  }

  /** A new call has come in: the station's older one need not wait any longer. */
  Call enter(UUID station) {
    var call = new Call(station);
    var older = calls.put(station, call);
    if (older != null) {
      older.end();
    }
    if (closed) {
      call.end();
    }
    return call;
  }

  @Override
  public void ofDownlink(UUID station) {
    var call = calls.get(station);
    if (call != null) {
      call.end();
    }
  }

  /** It may count no more, and then the call is refused. */
  @Override
  public void ofKey(UUID station) {
    ofDownlink(station);
  }

  /** Something may have been told that was not heard here. */
  @Override
  public void missed() {
    calls.values().forEach(Call::end);
  }

  /** Ends all, and lets nobody wait any more. */
  void close() {
    closed = true;
    missed();
  }
}
