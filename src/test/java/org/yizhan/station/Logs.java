package org.yizhan.station;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that the process logs from now on, our own packages down to debug level. */
public final class Logs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private static final Logger OURS = (Logger) LoggerFactory.getLogger("org.yizhan");

  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  /** Begins to listen. */
  public static Logs listen() {
    var logs = new Logs();
    logs.setContext(ROOT.getLoggerContext());
    logs.start();
    ROOT.addAppender(logs);
    OURS.setLevel(Level.DEBUG);
    return logs;
  }

  @Override
  protected void append(ILoggingEvent event) {
    var trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    lines.add(
        event.getLevel()
            + " "
            + event.getFormattedMessage()
            + " "
            + event.getKeyValuePairs()
            + trace);
  }

  /** All that was logged. */
  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    ROOT.detachAppender(this);
    OURS.setLevel(null);
  }
}
