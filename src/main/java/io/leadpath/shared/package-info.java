/** The few words every module speaks: errors, codes and validity. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package io.leadpath.shared;

import org.springframework.modulith.ApplicationModule;
