package io.leadpath.conversion;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What the request and the defaults say about an opportunity to be made. */
record NewDeal(String name, BigDecimal amount, LocalDate closeDate, int probability) {}
