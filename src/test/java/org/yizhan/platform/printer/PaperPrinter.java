package org.yizhan.platform.printer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receipt printer as it stands beside a kiosk: listens on TCP, talks to one caller at a time,
 * knows the commands it should, runs out of paper, and keeps what it printed to be looked at. It
 * notes what no printer would understand.
 */
public final class PaperPrinter implements Closeable {
  private static final int ENDLESS = Integer.MAX_VALUE;

  private final ServerSocket listener;
  private final List<Paper> sheets = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger linesLeft = new AtomicInteger(ENDLESS);
  private volatile boolean coverOpen;
  private volatile boolean low;
  private volatile boolean mute;

  private PaperPrinter(ServerSocket listener) {
    this.listener = listener;
  }

  /** One that is switched on and has paper. */
  public static PaperPrinter start() {
    try {
      var printer = new PaperPrinter(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(printer::serve);
      return printer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public PrinterAddress address() {
    return new PrinterAddress("127.0.0.1", listener.getLocalPort());
  }

  /** What was printed and cut, in order. */
  public List<Paper> sheets() {
    return List.copyOf(sheets);
  }

  /** What it was sent and did not understand. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** There is paper for so many lines, and then none. */
  public void paperFor(int lines) {
    linesLeft.set(lines);
  }

  /** Somebody put a new roll in. */
  public void newRoll() {
    linesLeft.set(ENDLESS);
    low = false;
  }

  /** The roll ends soon. */
  public void lowOnPaper() {
    low = true;
  }

  /** Somebody opened it, or shut it. */
  public void coverOpen(boolean open) {
    coverOpen = open;
  }

  /** Takes what it is sent and says nothing, as something does that is no printer. */
  public void fallSilent() {
    mute = true;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (var caller = listener.accept()) {
        new Talk(caller).listen();
      } catch (IOException gone) {
        // Whoever called is away; the next one may come.
      }
    }
  }

  /** One caller. */
  private final class Talk {
    private final InputStream in;
    private final OutputStream out;
    private Paper paper = new Paper();
    private final List<Byte> text = new ArrayList<>();
    private boolean chinese;
    private boolean bold;
    private boolean centred;
    private int times = 1;
    private byte[] symbol = {};

    Talk(Socket caller) throws IOException {
      in = caller.getInputStream();
      out = caller.getOutputStream();
    }

    void listen() throws IOException {
      for (int next = in.read(); next >= 0; next = in.read()) {
        switch (next) {
          case 0x10 -> atOnce();
          case 0x1b -> escape();
          case 0x1c -> chinese = expect(in.read(), '&', "FS");
          case 0x1d -> group();
          case '\n' -> newline();
          default -> text.add((byte) next);
        }
      }
    }

    private void atOnce() throws IOException {
      expect(in.read(), 4, "DLE");
      int what = in.read();
      if (mute) {
        return;
      }
      int answer = 0x12;
      if (what == 2) {
        answer |= (coverOpen ? 0x04 : 0) | (linesLeft.get() == 0 ? 0x20 : 0);
      } else if (what == 4) {
        answer |= (low ? 0x0c : 0) | (linesLeft.get() == 0 || coverOpen ? 0x60 : 0);
      } else {
        faults.add("DLE EOT " + what);
      }
      out.write(answer);
    }

    private void escape() throws IOException {
      int command = in.read();
      switch (command) {
        case '@' -> {
          bold = false;
          centred = false;
          chinese = false;
          times = 1;
        }
        case 'a' -> centred = in.read() == 1;
        case 'E' -> bold = in.read() == 1;
        default -> faults.add("ESC " + command);
      }
    }

    private void group() throws IOException {
      int command = in.read();
      switch (command) {
        case '!' -> {
          int size = in.read();
          times = (size & 7) + 1;
          expect(size >> 4, times - 1, "GS ! across");
        }
        case 'a' -> expect(in.read(), 0, "GS a");
        case 'V' -> cut();
        case 'r' -> done();
        case '(' -> symbol();
        default -> faults.add("GS " + command);
      }
    }

    private void cut() throws IOException {
      expect(in.read(), 66, "GS V");
      in.read();
      if (linesLeft.get() > 0) {
        sheets.add(paper);
        paper = new Paper();
      }
    }

    private void done() throws IOException {
      in.read();
      if (!mute && linesLeft.get() > 0 && !coverOpen) {
        out.write(low ? 3 : 0);
      }
    }

    private void symbol() throws IOException {
      expect(in.read(), 'k', "GS (");
      var content = in.readNBytes(in.read() | in.read() << 8);
      expect(content[0], 49, "the kind of symbol");
      switch (content[1]) {
        case 65 -> expect(content[2], 50, "the QR's model");
        case 67 -> paper.moduleDots(content[2]);
        case 69 -> expect(content[2], 49, "the QR's correction");
        case 80 -> symbol = Arrays.copyOfRange(content, 3, content.length);
        case 81 -> paper.qr(new String(symbol, StandardCharsets.UTF_8));
        default -> faults.add("symbol function " + content[1]);
      }
    }

    private void newline() {
      var bytes = new byte[text.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = text.get(i);
      }
      text.clear();
      if (linesLeft.get() == 0) {
        return;
      }
      linesLeft.getAndUpdate(left -> left == ENDLESS ? left : left - 1);
      var line = new String(bytes, Charset.forName("GB18030"));
      if (!chinese && !line.chars().allMatch(sign -> sign < 0x80)) {
        faults.add("Chinese before FS &: " + line);
      }
      if (Wrapping.width(line) * times > Receipt.COLUMNS) {
        faults.add("wider than the paper: " + line);
      }
      paper.text(line, times, bold, centred);
    }

    private boolean expect(int found, int wanted, String what) {
      if (found != wanted) {
        faults.add(what + " " + found);
      }
      return found == wanted;
    }
  }
}
