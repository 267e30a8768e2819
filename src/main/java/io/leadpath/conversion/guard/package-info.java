/** The triggers by which H2 itself keeps conversions final; on PostgreSQL they are written in SQL. */
package io.leadpath.conversion.guard;
