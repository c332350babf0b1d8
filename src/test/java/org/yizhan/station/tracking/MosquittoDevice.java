package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Debian's {@code mosquitto_sub} and {@code mosquitto_pub}. Each is a connection of its own, so the
 * worker has two devices: one that listens and one that reports.
 */
final class MosquittoDevice implements ForeignDevice {
  private static final Pattern ACKNOWLEDGED = Pattern.compile("PUBACK \\(Mid: 1, RC:(\\d+)\\)");

  private final String version;
  private final int port;
  private final Phone phone;
  private final Phone ear;
  private final List<String> more;
  private final List<String> filters = new ArrayList<>();
  private final List<Process> listeners = new ArrayList<>();

  /**
   * @param version as the tools name it, {@code mqttv311} or {@code mqttv5}
   * @param more options of both tools, such as those of TLS
   */
  MosquittoDevice(String version, int port, Phone phone, Phone ear, String... more) {
    this.version = version;
    this.port = port;
    this.phone = phone;
    this.ear = ear;
    this.more = List.of(more);
  }

  private List<String> command(String tool, Phone who, String topic, String... rest) {
    var command = new ArrayList<>(List.of(tool, "-V", version, "-h", "127.0.0.1"));
    command.addAll(List.of("-p", String.valueOf(port), "-i", who.name(), "-u", who.name()));
    command.addAll(List.of("-P", who.token, "-q", "1", "-t", topic));
    command.addAll(more);
    command.addAll(List.of(rest));
    return command;
  }

  @Override
  public void subscribe(String filter) throws IOException {
    // Another connection takes the device over, so there is one listener, for every filter.
    close();
    filters.add(filter);
    var command = command("mosquitto_sub", ear, filters.getFirst(), "-F", "%t %p");
    filters.stream().skip(1).forEach(next -> command.addAll(List.of("-t", next)));
    var listener =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    listeners.add(listener);
    Thread.ofVirtual().start(() -> listen(listener));
  }

  private void listen(Process listener) {
    try (var lines = listener.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var parts = line.split(" ", 2);
        phone.hear(parts[0], parts[1].getBytes(UTF_8));
      }
    } catch (IOException ended) {
      // The test ended it.
    }
  }

  @Override
  public Receipt publish(String topic, String payload) throws IOException, InterruptedException {
    var sender =
        new ProcessBuilder(command("mosquitto_pub", phone, topic, "-d", "-m", payload))
            .redirectErrorStream(true)
            .start();
    var said = new String(sender.getInputStream().readAllBytes(), UTF_8);
    if (!sender.waitFor(20, TimeUnit.SECONDS)) {
      sender.destroyForcibly();
    }
    var acknowledged = ACKNOWLEDGED.matcher(said);
    if (!acknowledged.find()) {
      throw new AssertionError("mosquitto_pub was not acknowledged: " + said);
    }
    return new Receipt(Integer.parseInt(acknowledged.group(1)), "", Map.of());
  }

  @Override
  public void close() {
    listeners.forEach(Process::destroy);
    listeners.clear();
  }
}
