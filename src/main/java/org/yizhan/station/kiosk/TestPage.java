package org.yizhan.station.kiosk;

import org.yizhan.platform.printer.Receipt;

/** What shows that a printer is set up well: Chinese, large print, a QR, the cut. */
final class TestPage {
  private TestPage() {}

  static Receipt of(Kiosk kiosk) {
    return new Receipt()
        .large("测试", 2)
        .line("Test page")
        .gap()
        .bold(kiosk.name())
        .line("能看清汉字和下面的方块，纸自动切断，就装好了。")
        .line("Chinese, the QR and a cut: all is well.")
        .gap()
        .qr("yizhan")
        .gap()
        .cut();
  }
}
