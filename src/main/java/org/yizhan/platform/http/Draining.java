package org.yizhan.platform.http;

/** A server that is told before it is stopped, so that callers can be sent elsewhere meanwhile. */
public interface Draining {
  /** Returns once it may be stopped. Called on a virtual-thread context. */
  void drain();
}
