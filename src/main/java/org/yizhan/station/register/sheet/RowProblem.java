package org.yizhan.station.register.sheet;

import org.yizhan.platform.text.Text;

/**
 * One thing wrong with one row.
 *
 * @param row as the spreadsheet counts it, from 1; 0 when it is about the whole sheet
 * @param column its heading; empty when it is about the whole row
 * @param value what stands there; never an identity number or a phone
 */
record RowProblem(String sheet, int row, String column, String value, Text problem, Text remedy) {}
