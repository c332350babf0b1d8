package org.yizhan.station.register.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;

/**
 * What lies in an .xlsx file, unpacked with a limit before anything else reads it: a small file can
 * unpack to more than there is memory.
 *
 * @param merges the merged areas, by the id under which the book knows the sheet
 */
record Archive(Map<String, List<Merged>> merges) {
  private static final int MOST_BYTES = 60_000_000;
  private static final int MOST_PARTS = 500;
  private static final Pattern MERGE =
      Pattern.compile("<mergeCell [^>]*ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"");
  private static final Pattern RELATION = Pattern.compile("<Relationship [^>]*>");
  private static final Pattern ID = Pattern.compile("\\sId=\"([^\"]*)\"");
  private static final Pattern TARGET = Pattern.compile("\\sTarget=\"/?(?:xl/)?([^\"]*)\"");

  /** An area of cells that show one value; columns from 0, rows from 1. */
  record Merged(int left, int top, int right, int bottom) {
    private static final int MOST_CELLS = 200_000;

    /** Writes the value of the first cell into all of them. */
    void fill(Map<Integer, Map<Integer, String>> grid) {
      var first = grid.getOrDefault(top, Map.of()).get(left);
      var cells = (bottom - top + 1L) * (right - left + 1L);
      if (first == null || cells > MOST_CELLS) {
        return;
      }
      for (int row = top; row <= bottom; row++) {
        for (int column = left; column <= right; column++) {
          grid.computeIfAbsent(row, number -> new HashMap<>()).putIfAbsent(column, first);
        }
      }
    }
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 415 when it is no archive, 413 when it holds
   *     too much
   */
  static Archive of(byte[] file) {
    var parts = new HashMap<String, List<Merged>>();
    var ids = new HashMap<String, String>();
    var bytes = 0;
    var count = 0;
    try (var archive =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (var part : Collections.list(archive.getEntries())) {
        var content = unpacked(archive, part, MOST_BYTES - bytes);
        bytes += content.length;
        count++;
        if (bytes > MOST_BYTES || count > MOST_PARTS) {
          throw tooMuch();
        }
        var name = part.getName();
        if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) {
          parts.put(name.substring("xl/".length()), merged(text(content)));
        } else if (name.equals("xl/_rels/workbook.xml.rels")) {
          ids.putAll(relations(text(content)));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw Workbook.noSpreadsheet().exception();
    }
    if (parts.isEmpty()) {
      throw Workbook.noSpreadsheet().exception();
    }
    var merges = new HashMap<String, List<Merged>>();
    ids.forEach((id, target) -> merges.put(id, parts.getOrDefault(target, List.of())));
    return new Archive(merges);
  }

  /** One byte more than is left at most, so that too much is seen without being unpacked. */
  private static byte[] unpacked(ZipFile archive, ZipArchiveEntry part, int left)
      throws IOException {
    try (var content = archive.getInputStream(part)) {
      return content.readNBytes(left + 1);
    }
  }

  private static ProblemException tooMuch() {
    return Problem.of(413, "too-large", "The spreadsheet unpacks to too much")
        .withDetail("Remove pictures and what does not belong to it, and send it again.")
        .exception();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static Map<String, String> relations(String xml) {
    var relations = new HashMap<String, String>();
    var found = RELATION.matcher(xml);
    while (found.find()) {
      var id = ID.matcher(found.group());
      var target = TARGET.matcher(found.group());
      if (id.find() && target.find()) {
        relations.put(id.group(1), target.group(1));
      }
    }
    return relations;
  }

  private static List<Merged> merged(String xml) {
    var areas = new ArrayList<Merged>();
    var found = MERGE.matcher(xml);
    while (found.find()) {
      areas.add(
          new Merged(
              column(found.group(1)),
              Integer.parseInt(found.group(2)),
              column(found.group(3)),
              Integer.parseInt(found.group(4))));
    }
    return areas;
  }

  /** A is 0, Z is 25, AA is 26. */
  private static int column(String letters) {
    var number = 0;
    for (int i = 0; i < letters.length(); i++) {
      number = number * 26 + letters.charAt(i) - 'A' + 1;
    }
    return number - 1;
  }
}
