package dev.touchstone.publication;

import java.util.Comparator;

/** The way through the pieces of a text, so far: what follows depends on it. */
final class TextPath {
  /**
   * Where in a text somebody is, by the numbers of pieces.
   *
   * @param section the value of the last key {@code id}
   * @param group the value of the last key {@code group} since
   * @param frame the last frame
   * @param within the last words since the frame; less than nothing after a number
   */
  record Place(int section, int group, int frame, int within) {
    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::section)
            .thenComparingInt(Place::group)
            .thenComparingInt(Place::frame)
            .thenComparingInt(Place::within);

    /** Small numbers that go together: by the record's own most places would share a slot. */
    @Override
    public int hashCode() {
      int hash = (section * 0x9E3779B1 + group) * 0x85EBCA77 + frame;
      hash = hash * 0xC2B2AE3D + within;
      return hash ^ (hash >>> 15);
    }
  }

  private int section;
  private int group;
  private int frame;
  private int words;
  private boolean afterNumber;
  private boolean namesSection;
  private boolean namesGroup;

  Place place() {
    return new Place(section, group, frame, afterNumber ? -1 - words : words);
  }

  void pass(Pieces.Kind kind, int piece, String text) {
    afterNumber = kind == Pieces.Kind.NUMBER;
    if (kind == Pieces.Kind.FRAME) {
      frame = piece;
      words = 0;
      namesSection = text.endsWith("\"id\":\"");
      namesGroup = text.endsWith("\"group\":\"");
    } else if (kind == Pieces.Kind.WORDS) {
      words = piece;
      if (namesSection) {
        section = piece;
        group = 0;
      } else if (namesGroup) {
        group = piece;
      }
      namesSection = false;
      namesGroup = false;
    }
  }
}
