package io.leadpath.imports;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;

/** The file as a whole cannot be imported; nothing of it was. */
class InvalidFile extends BusinessException {
    InvalidFile(String detail) {
        super(ErrorCode.INVALID_FILE, detail);
    }
}
