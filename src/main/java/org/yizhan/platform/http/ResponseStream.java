package org.yizhan.platform.http;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The body of an answer as a stream of bytes, written on a virtual thread: it waits while whoever
 * reads is slower.
 */
final class ResponseStream extends OutputStream {
  private final HttpServerResponse response;
  private Promise<Void> room = Promise.promise();

  ResponseStream(HttpServerResponse response) {
    this.response = response;
    response.drainHandler(drained -> room.tryComplete());
    response.closeHandler(closed -> room.tryComplete());
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /**
   * @throws IOException when nobody reads any more
   */
  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (response.closed()) {
      throw new IOException("The reader is gone");
    }
    response.write(Buffer.buffer(Arrays.copyOfRange(bytes, from, from + count)));
    if (response.writeQueueFull()) {
      room = Promise.promise();
      if (response.writeQueueFull()) {
        room.future().await();
      }
    }
  }

  @Override
  public void close() {
    if (!response.closed() && !response.ended()) {
      response.end();
    }
  }
}
