package org.yizhan.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Mosquitto broker of our own: nobody listens and nothing is stored. */
final class Mosquitto implements AutoCloseable {
  static final int PORT = 18_182;
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");
  private static final int TRIES = 100;

  private final Process process;

  private Mosquitto(Process process) {
    this.process = process;
  }

  /** Starts it; nothing where it is not installed. */
  static Optional<Mosquitto> start() throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      return Optional.empty();
    }
    var config = Files.createTempFile("mosquitto", ".conf");
    Files.writeString(
        config,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        log_type none
        """
            .formatted(PORT));
    var process = new ProcessBuilder(PROGRAM.toString(), "-c", config.toString()).start();
    for (int i = 0; i < TRIES; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), PORT).close();
        Files.delete(config);
        return Optional.of(new Mosquitto(process));
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    process.destroy();
    throw new IOException("Mosquitto does not listen");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
