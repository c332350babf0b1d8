package org.yizhan.station;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Small whole files of every kind that is kept. */
public final class Pictures {
  private Pictures() {}

  /** A red square. */
  public static byte[] png() {
    return image("png");
  }

  /** A red square. */
  public static byte[] jpeg() {
    return image("jpg");
  }

  /** One pixel, lossless. */
  public static byte[] webp() {
    return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
  }

  /** A page with nothing on it. */
  public static byte[] pdf() {
    return """
    %PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
    trailer<</Root 1 0 R>>
    %%EOF
    """
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] image(String format) {
    var square = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 24 * 24; i++) {
      square.setRGB(i % 24, i / 24, 0xC0_20_20 + i % 7);
    }
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(square, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
