/** How much of the models the tests go through, and which test holds which contingency. */
package io.leadpath.coverage;
