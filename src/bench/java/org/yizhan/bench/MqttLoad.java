package org.yizhan.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Publishes at QoS 1 over many connections, by hand, so that it costs little of the two processors
 * it shares with what is measured.
 */
final class MqttLoad implements AutoCloseable {
  private static final int PUBACK = 0x40;
  private static final int LENGTH_BASE = 128;
  private static final int IDS = 65_536;

  private final List<Line> lines = new ArrayList<>();
  private final AtomicLongArray sent;
  private final AtomicLongArray acknowledged;

  /** Who connects. */
  record Login(String device, String password) {}

  /**
   * What is published.
   *
   * @param number by which its times are found again
   */
  record Message(int number, String topic, byte[] payload) {}

  /** Connects all; numbers of messages stay below {@code most}. */
  MqttLoad(int port, List<Login> logins, int most) throws IOException {
    sent = new AtomicLongArray(most);
    acknowledged = new AtomicLongArray(most);
    for (var login : logins) {
      lines.add(new Line(port, login));
    }
  }

  /** Milliseconds from the publish to its acknowledgement, or to the time in {@code until}. */
  double[] millis(List<Integer> numbers, AtomicLongArray until) {
    return numbers.stream()
        .filter(number -> until.get(number) > 0)
        .mapToDouble(number -> (until.get(number) - sent.get(number)) / 1e6)
        .sorted()
        .toArray();
  }

  double[] millis(List<Integer> numbers) {
    return millis(numbers, acknowledged);
  }

  /** Publishes so many a second, whatever comes back; the numbers of all once each is answered. */
  List<Integer> atRate(int perSecond, int seconds, IntFunction<Message> next) throws Exception {
    var numbers = new ArrayList<Integer>();
    var apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var at = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      LockSupport.parkNanos(at - System.nanoTime());
      var message = next.apply(i % lines.size());
      lines.get(i % lines.size()).publish(message);
      numbers.add(message.number());
      at += apart;
    }
    for (var line : lines) {
      line.awaitAll();
    }
    return numbers;
  }

  /** Publishes as fast as is acknowledged, {@code window} at once on each connection; how many. */
  double perSecond(int seconds, int window, IntFunction<Message> next) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var began = System.nanoTime();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < lines.size(); i++) {
      var index = i;
      threads.add(Thread.ofVirtual().start(() -> lines.get(index).flood(end, window, index, next)));
    }
    for (var thread : threads) {
      thread.join();
    }
    long count = 0;
    for (var line : lines) {
      line.awaitAll();
      count += line.flooded;
    }
    return count / ((System.nanoTime() - began) / 1e9);
  }

  @Override
  public void close() throws IOException {
    for (var line : lines) {
      line.socket.close();
    }
  }

  private final class Line {
    private final Socket socket;
    private final DataInputStream in;
    private final int[] numbers = new int[IDS];
    private final Semaphore open = new Semaphore(IDS - 1);
    private int lastId;
    private long flooded;

    Line(int port, Login login) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      var body = new ByteArrayOutputStream();
      text(body, "MQTT");
      body.writeBytes(new byte[] {4, (byte) 0b1100_0010, 0, 120});
      text(body, login.device());
      text(body, login.device());
      text(body, login.password());
      send(0x10, body.toByteArray());
      in.readInt();
      Thread.ofVirtual().start(this::listen);
    }

    void publish(Message message) throws InterruptedException, IOException {
      open.acquire();
      lastId = lastId % (IDS - 1) + 1;
      numbers[lastId] = message.number();
      var body = new ByteArrayOutputStream();
      text(body, message.topic());
      body.write(lastId >> 8);
      body.write(lastId);
      body.writeBytes(message.payload());
      sent.set(message.number(), System.nanoTime());
      send(0x32, body.toByteArray());
    }

    void flood(long end, int window, int index, IntFunction<Message> next) {
      try {
        open.acquire(IDS - 1 - window);
        while (System.nanoTime() < end) {
          publish(next.apply(index));
          flooded++;
        }
        open.release(IDS - 1 - window);
      } catch (InterruptedException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    void awaitAll() throws InterruptedException {
      if (!open.tryAcquire(IDS - 1, 60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Not everything was acknowledged");
      }
      open.release(IDS - 1);
    }

    private void send(int first, byte[] body) throws IOException {
      var packet = new ByteArrayOutputStream();
      packet.write(first);
      int left = body.length;
      do {
        packet.write(left % LENGTH_BASE | (left >= LENGTH_BASE ? LENGTH_BASE : 0));
        left /= LENGTH_BASE;
      } while (left > 0);
      packet.writeBytes(body);
      socket.getOutputStream().write(packet.toByteArray());
    }

    private void listen() {
      try {
        while (true) {
          var type = in.readUnsignedByte();
          var body = in.readNBytes(in.readUnsignedByte());
          if (type == PUBACK) {
            var id = ((body[0] & 0xff) << 8) | (body[1] & 0xff);
            acknowledged.set(numbers[id], System.nanoTime());
            open.release();
          }
        }
      } catch (EOFException | SocketException closed) {
        // Somebody closed it; whoever waits for an acknowledgement notices.
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void text(ByteArrayOutputStream out, String text) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write(bytes.length >> 8);
      out.write(bytes.length);
      out.writeBytes(bytes);
    }
  }
}
