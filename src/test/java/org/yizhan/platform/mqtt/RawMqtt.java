package org.yizhan.platform.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MQTT by hand, for what a proper client would never send. */
public final class RawMqtt implements AutoCloseable {
  private static final int TIMEOUT_MS = 10_000;
  private static final int MQTT_5 = 5;
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int LENGTH_BASE = 128;

  private final Socket socket;
  private final DataInputStream in;
  private final int version;

  /** What the server sent: the first byte and what follows the length. */
  public record Packet(int type, byte[] body) {
    /** One byte of the body, unsigned. */
    public int at(int index) {
      return body[index] & 0xff;
    }

    /** The last byte of the body, where SUBACK has its reason. */
    public int last() {
      return at(body.length - 1);
    }
  }

  /**
   * @param version 4 for MQTT 3.1.1, 5 for MQTT 5
   */
  public RawMqtt(int port, int version) throws IOException {
    this(port, version, TIMEOUT_MS);
  }

  /**
   * The same with another patience.
   *
   * @param timeoutMs after so much silence reading fails
   */
  public RawMqtt(int port, int version, int timeoutMs) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setSoTimeout(timeoutMs);
    this.socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.version = version;
  }

  /** Connects without a will and answers with CONNACK. */
  public Packet connect(String clientId, String user, String password) throws IOException {
    return connect(clientId, user, password, null, 0);
  }

  /** Connects with a will, unless its topic is null. */
  public Packet connect(
      String clientId, String user, String password, @Nullable String will, int willQos)
      throws IOException {
    raw(connectPacket(version, KEEP_ALIVE_SECONDS, clientId, user, password, will, willQos));
    return read().orElseThrow();
  }

  /** A CONNECT; without a will where its topic is null. */
  public static byte[] connectPacket(
      int version,
      int keepAliveSeconds,
      String clientId,
      String user,
      String password,
      @Nullable String will,
      int willQos) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(text("MQTT"));
    body.write(version);
    body.write(0b1100_0010 | (will == null ? 0 : 0b100 | willQos << 3));
    body.write(keepAliveSeconds >> 8);
    body.write(keepAliveSeconds);
    properties(version, body);
    body.writeBytes(text(clientId));
    if (will != null) {
      properties(version, body);
      body.writeBytes(text(will));
      body.writeBytes(text("gone"));
    }
    body.writeBytes(text(user));
    body.writeBytes(text(password));
    return packet(0x10, body.toByteArray());
  }

  /** Subscribes to one filter and answers with the reason. */
  public int subscribe(String filter) throws IOException {
    subscribe(List.of(filter));
    return until(0x90).last();
  }

  /** Subscribes to all of them in one packet, and waits for no answer. */
  public void subscribe(List<String> filters) throws IOException {
    raw(subscribePacket(version, filters));
  }

  /** A SUBSCRIBE with packet id 9 at quality 1. */
  public static byte[] subscribePacket(int version, List<String> filters) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {0, 9});
    properties(version, body);
    for (var filter : filters) {
      body.writeBytes(text(filter));
      body.write(1);
    }
    return packet(0x82, body.toByteArray());
  }

  /** Publishes with packet id 7. */
  public void publish(String topic, int qos, byte[] payload) throws IOException {
    publish(topic, qos, 7, payload);
  }

  /** Publishes. */
  public void publish(String topic, int qos, int id, byte[] payload) throws IOException {
    raw(publishPacket(version, topic, qos, id, payload));
  }

  /** A PUBLISH. */
  public static byte[] publishPacket(int version, String topic, int qos, int id, byte[] payload) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(text(topic));
    if (qos > 0) {
      body.write(id >> 8);
      body.write(id);
    }
    properties(version, body);
    body.writeBytes(payload);
    return packet(0x30 | qos << 1, body.toByteArray());
  }

  /** Sends a packet with a proper length. */
  public void send(int first, byte[] body) throws IOException {
    raw(packet(first, body));
  }

  private static byte[] packet(int first, byte[] body) {
    var packet = new ByteArrayOutputStream();
    packet.write(first);
    int left = body.length;
    do {
      packet.write(left % LENGTH_BASE | (left >= LENGTH_BASE ? LENGTH_BASE : 0));
      left /= LENGTH_BASE;
    } while (left > 0);
    packet.writeBytes(body);
    return packet.toByteArray();
  }

  /** Sends whatever bytes. */
  public void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** The next packet; nothing when the server closed the connection. */
  public Optional<Packet> read() throws IOException {
    try {
      var first = in.readUnsignedByte();
      int length = 0;
      int shift = 0;
      int digit;
      do {
        digit = in.readUnsignedByte();
        length |= (digit & 0x7f) << shift;
        shift += 7;
      } while (digit >= LENGTH_BASE);
      var body = new byte[length];
      in.readFully(body);
      return Optional.of(new Packet(first, body));
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
  }

  /** The next packet of that type; others are skipped. */
  public Packet until(int type) throws IOException {
    for (var packet = read(); packet.isPresent(); packet = read()) {
      if (packet.get().type() == type) {
        return packet.get();
      }
    }
    throw new AssertionError(
        "The server closed the connection instead of sending " + Integer.toHexString(type));
  }

  /** Whether the server has closed or closes the connection, whatever it still sends. */
  public boolean ends() throws IOException {
    InputStream rest = in;
    try {
      while (rest.read() >= 0) {
        // What is still under way does not matter.
      }
      return true;
    } catch (SocketException reset) {
      return true;
    }
  }

  private static void properties(int version, ByteArrayOutputStream body) {
    if (version == MQTT_5) {
      body.write(0);
    }
  }

  private static byte[] text(String text) {
    var bytes = text.getBytes(UTF_8);
    var out = new ByteArrayOutputStream();
    out.write(bytes.length >> 8);
    out.write(bytes.length);
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
