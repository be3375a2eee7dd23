package dev.touchstone.access;

/** Addresses that a browser may be sent to. */
public final class OwnAddress {
  /** Longer ones do not fit into what a browser is answered with. */
  private static final int LONGEST = 2_000;

  private OwnAddress() {}

  /**
   * The address, or the start page where it is none of ours: nobody is sent elsewhere by a form or
   * a cookie that another site made.
   *
   * @param address a path, maybe with a query
   */
  public static String orStart(String address) {
    boolean ours =
        address.startsWith("/")
            && !address.startsWith("//")
            && address.length() <= LONGEST
            && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    return ours ? address : "/";
  }
}
