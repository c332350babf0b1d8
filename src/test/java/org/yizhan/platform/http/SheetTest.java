package org.yizhan.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void makesTextOfWhatASpreadsheetWouldRun() {
    assertThat(Sheet.cell("=1+1")).isEqualTo("\"'=1+1\"");
    assertThat(Sheet.cell("+86 10")).startsWith("\"'+");
    assertThat(Sheet.cell("＝1＋1")).startsWith("\"'＝");
    assertThat(Sheet.cell("\n=1+1")).startsWith("\"'\n");
    assertThat(Sheet.cell("和平里 \"东\"")).isEqualTo("\"和平里 \"\"东\"\"\"");
    assertThat(Sheet.cell(-2.5)).isEqualTo("-2.5");
    assertThat(Sheet.cell(null)).isEmpty();
  }
}
