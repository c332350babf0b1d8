package org.yizhan.hub.log;

/** The log cannot be used now. Nothing is lost by trying again later. */
public final class LogAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Because brokers were away just now and somebody else is trying them. */
  LogAway(String message) {
    super(message);
  }

  /** Because of that. */
  public LogAway(Throwable cause) {
    super("The event log is away: " + cause.getMessage(), cause);
  }
}
