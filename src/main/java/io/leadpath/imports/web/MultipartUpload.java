package io.leadpath.imports.web;

import io.leadpath.imports.FileImports;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.multipart.MultipartFile;

/** A file that came with a request. */
record MultipartUpload(MultipartFile file) implements FileImports.Upload {
    @Override
    public String name() {
        return file.getOriginalFilename();
    }

    @Override
    public InputStream open() throws IOException {
        return file.getInputStream();
    }
}
