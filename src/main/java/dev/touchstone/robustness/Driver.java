package dev.touchstone.robustness;

/**
 * How much of the doubt about the ranking one factor makes: shares of the variance of the mean rank
 * shift, with the bounds that hold nine tenths of the resamples. NaN where no doubt moves a rank.
 *
 * @param id of a doubt, or of the KPI or group whose weight is in doubt
 * @param weight whether it is one weight; else a doubt as a whole
 */
public record Driver(
    String id,
    String title,
    boolean weight,
    double first,
    double firstLow,
    double firstHigh,
    double total,
    double totalLow,
    double totalHigh) {}
