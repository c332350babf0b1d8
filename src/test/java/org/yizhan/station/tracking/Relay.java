package org.yizhan.station.tracking;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A relay on this machine: an SSH server with a key of its own that lets one key listen on one
 * port.
 */
final class Relay implements AutoCloseable {
  static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final int sshPort = freePort(20_000);
  private final Process server;
  private final List<Process> tunnels = new ArrayList<>();
  final int port = freePort(24_000);

  Relay(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    key("host");
    key("station");
    var publicKey = Files.readString(directory.resolve("station.pub"));
    Files.writeString(
        directory.resolve("authorized_keys"),
        "restrict,port-forwarding,permitlisten=\"127.0.0.1:%d\" %s".formatted(port, publicKey));
    Files.writeString(
        directory.resolve("known_hosts"),
        "[127.0.0.1]:%d %s".formatted(sshPort, Files.readString(directory.resolve("host.pub"))));
    Files.writeString(
        directory.resolve("sshd.conf"),
        """
        ListenAddress 127.0.0.1:%d
        HostKey %2$s/host
        AuthorizedKeysFile %2$s/authorized_keys
        PidFile none
        StrictModes no
        UsePAM no
        """
            .formatted(sshPort, directory));
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd")); // What the service of Debian does, too.
    }
    server = run(SSHD.toString(), "-D", "-e", "-f", directory.resolve("sshd.conf").toString());
    awaitListening(sshPort);
  }

  private void key(String name) throws IOException, InterruptedException {
    var file = directory.resolve(name).toString();
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file).waitFor();
  }

  private Process run(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return directory.resolve("ssh.log");
  }

  /**
   * The example of {@code config/} with the names and ports of this machine, run as the unit does.
   */
  Process tunnelTo(int stationPort, int listenOn) throws IOException {
    var config = directory.resolve("tunnel-" + listenOn + ".conf");
    var example =
        Files.readString(Path.of("config/tunnel.conf"))
            .replace("HostName relay.example", "HostName 127.0.0.1")
            .replace("Port 22\n", "Port " + sshPort + "\n")
            .replace("User yizhan\n", "User " + System.getProperty("user.name") + "\n")
            .replace("/etc/yizhan/tunnel.key", directory.resolve("station").toString())
            .replace("/etc/yizhan/tunnel.known_hosts", directory.resolve("known_hosts").toString())
            .replace(
                "127.0.0.1:18080 127.0.0.1:8080",
                "127.0.0.1:%d 127.0.0.1:%d".formatted(listenOn, stationPort));
    Files.writeString(config, example);
    var start =
        Files.readString(Path.of("config/yizhan-tunnel.service"))
            .lines()
            .filter(line -> line.startsWith("ExecStart="))
            .findFirst()
            .orElseThrow()
            .replace("ExecStart=", "")
            .replace("/etc/yizhan/tunnel.conf", config.toString());
    var tunnel = run(start.split(" "));
    tunnels.add(tunnel);
    return tunnel;
  }

  /** Waits until the tunnel's end is open. */
  void awaitOpen() throws IOException {
    awaitListening(port);
  }

  /** Ends the connections, as a network does, and lets new ones come. */
  void cut() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private void awaitListening(int wanted) throws IOException {
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), wanted).close();
        return;
      } catch (IOException notYet) {
        if (Instant.now().isAfter(deadline)) {
          throw new IOException("Nobody listens; ssh says: " + Files.readString(log()), notYet);
        }
        Thread.onSpinWait();
      }
    }
  }

  private static int freePort(int from) {
    for (int candidate = from; candidate < from + 1_000; candidate++) {
      try (var free = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException taken) {
        // The next one.
      }
    }
    throw new IllegalStateException("No port is free");
  }

  @Override
  public void close() {
    tunnels.forEach(Process::destroy);
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
