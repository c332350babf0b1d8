package org.yizhan.station.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A network between a device and the station that can be bad in every way. */
final class Network implements AutoCloseable {
  /** How bad it is. */
  enum Weather {
    /** All arrives. */
    FAIR,
    /** All arrives late. */
    SLOW,
    /** Nothing arrives at the station, and nobody is told. */
    DEAF,
    /** Nothing arrives at the device, and nobody is told. */
    MUTE
  }

  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  private final ServerSocket server;
  private final int to;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Weather weather = Weather.FAIR;

  Network(int to) throws IOException {
    this.to = to;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void is(Weather next) {
    weather = next;
  }

  /** Ends all connections, with whatever is under way. */
  void cut() {
    for (var socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException closedAlready) {
        // So much the better.
      }
    }
    sockets.clear();
  }

  private void accept() {
    try {
      while (true) {
        var device = server.accept();
        var station = new Socket(InetAddress.getLoopbackAddress(), to);
        sockets.addAll(List.of(device, station));
        Thread.ofVirtual().start(() -> carry(device, station, Weather.DEAF));
        Thread.ofVirtual().start(() -> carry(station, device, Weather.MUTE));
      }
    } catch (IOException closed) {
      cut();
    }
  }

  /** What comes while it is {@code lost} never arrives, however fair it becomes. */
  private void carry(Socket from, Socket into, Weather lost) {
    var buffer = new byte[512];
    var broken = false;
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (weather == Weather.SLOW) {
          LockSupport.parkNanos(LATE_NANOS);
        }
        broken |= weather == lost;
        if (!broken) {
          into.getOutputStream().write(buffer, 0, length);
        }
      }
      into.close();
    } catch (IOException closed) {
      // The other direction notices by itself.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
