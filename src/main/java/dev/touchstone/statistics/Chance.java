package dev.touchstone.statistics;

import java.util.SplittableRandom;

/**
 * Quantiles of the normal and of Student's distribution, and draws from some, in {@link StrictMath}
 * only: the same on every machine.
 */
public final class Chance {
  private static final double[] A = {
    3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
    1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
    3.3430575583588128105e+4, 2.5090809287301226727e+3
  };
  private static final double[] B = {
    1,
    4.2313330701600911252e+1,
    6.8718700749205790830e+2,
    5.3941960214247511077e+3,
    2.1213794301586595867e+4,
    3.9307895800092710610e+4,
    2.8729085735721942674e+4,
    5.2264952788528545610e+3
  };
  private static final double[] C = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4
  };
  private static final double[] D = {
    1,
    2.05319162663775882187e0,
    1.67638483018380384940e0,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9
  };

  private Chance() {}

  /**
   * The normal deviate that a share of all lies within, on both sides: 1.96 for 0.95. Wichura's
   * algorithm AS 241 (PPND16, Applied Statistics 37, 1988), for levels up to 0.99999.
   */
  public static double normalWithin(double level) {
    double q = level / 2;
    if (q <= 0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(A, r) / polynomial(B, r);
    }
    double r = StrictMath.sqrt(-StrictMath.log(0.5 - q)) - 1.6;
    return polynomial(C, r) / polynomial(D, r);
  }

  /** The normal deviate that a share of all lies below: 1.64 for 0.95; for 0.00001 to 0.99999. */
  public static double normal(double share) {
    return share < 0.5 ? -normalWithin(1 - 2 * share) : normalWithin(2 * share - 1);
  }

  /**
   * The share of a normal distribution that lies below a deviate, to 15 digits after the point: G.
   * Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004).
   */
  public static double normalBelow(double deviate) {
    if (Math.abs(deviate) > 9) {
      return deviate < 0 ? 0 : 1;
    }
    double sum = deviate;
    double term = deviate;
    double before = 0;
    for (int i = 3; sum != before; i += 2) {
      before = sum;
      term *= deviate * deviate / i;
      sum += term;
    }
    double density = StrictMath.exp(-deviate * deviate / 2) / StrictMath.sqrt(2 * Math.PI);
    return 0.5 + sum * density;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }

  /**
   * The same of Student's t. Halving finds it to the last digits that the distribution gives.
   *
   * @param freedom degrees of freedom, at least 1
   */
  public static double studentWithin(double level, double freedom) {
    double low = normalWithin(level);
    double high = 2 * low;
    while (studentBeyond(high, freedom) > 1 - level) {
      high *= 2;
    }
    for (int i = 0; i < 200 && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (studentBeyond(middle, freedom) > 1 - level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Draws Student's t: R. W. Bailey, Mathematics of Computation 62 (1994), 779-781.
   *
   * @param freedom degrees of freedom, at least 1
   */
  public static double student(SplittableRandom random, double freedom) {
    double u;
    double w;
    do {
      u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      w = u * u + v * v;
    } while (w > 1 || w == 0);
    return u * Math.sqrt(freedom * (StrictMath.pow(w, -2 / freedom) - 1) / w);
  }

  /**
   * Draws from the gamma distribution of scale 1: G. Marsaglia and W. W. Tsang, ACM Transactions on
   * Mathematical Software 26 (2000), 363-372.
   *
   * @param shape above 0
   */
  public static double gamma(SplittableRandom random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1)
          * StrictMath.pow(1 - random.nextDouble(), 1 / shape); // their note 6
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      if (v > 0) {
        v = v * v * v;
        double u = 1 - random.nextDouble();
        if (u < 1 - 0.0331 * x * x * x * x
            || StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
          return d * v;
        }
      }
    }
  }

  /** The chance of lying further out than t on either side. */
  private static double studentBeyond(double t, double freedom) {
    return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  }

  /** Regularised, by its continued fraction (Lentz's method). */
  private static double incompleteBeta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - incompleteBeta(1 - x, b, a);
    }
    double front =
        StrictMath.exp(
                logGamma(a + b)
                    - logGamma(a)
                    - logGamma(b)
                    + a * StrictMath.log(x)
                    + b * StrictMath.log1p(-x))
            / a;
    double tiny = 1e-300;
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1), tiny);
    double fraction = d;
    for (int m = 1; m < 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d, tiny);
      c = away(1 + even / c, tiny);
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d, tiny);
      c = away(1 + odd / c, tiny);
      fraction *= d * c;
      if (Math.abs(d * c - 1) < 1e-15) {
        break;
      }
    }
    return front * fraction;
  }

  private static double away(double value, double tiny) {
    return Math.abs(value) < tiny ? tiny : value;
  }

  /** Lanczos with g = 7 and nine terms; 15 digits for the positive arguments met here. */
  private static double logGamma(double x) {
    double[] terms = {
      676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
      12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
    };
    if (x < 0.5) {
      return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double sum = 0.99999999999980993;
    for (int i = 0; i < terms.length; i++) {
      sum += terms[i] / (x + i);
    }
    double t = x + terms.length - 1.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (x - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
